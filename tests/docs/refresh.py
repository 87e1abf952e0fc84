"""Writes into pages what their commands give today, where it differs: python -m tests.docs.refresh PAGE..."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from tests.docs.desk import Desk, has_commands, matches
from tests.docs.pages import PAGES, Step, blocks, name_of, steps


def refresh(page: Path, folder: Path) -> bool:
    """Whether something differed. Commands without shown output stay so; one line `?` asks for the output."""
    desk = Desk(folder)
    changes: list[tuple[Step, str]] = []
    for block in blocks(page):
        if block.title:
            desk.write(block)
        for step in steps(block) if block.language == "console" else ():
            output = desk.run(step)
            if step.shown and not matches(step.shown, output):
                changes.append((step, output))
    lines = page.read_text(encoding="utf-8").splitlines()
    for step, output in reversed(changes):
        first = step.end - 1 - len(step.shown)
        lines[first : step.end - 1] = shown(output)
    page.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return bool(changes)


def shown(output: str) -> list[str]:
    """The output as a page shows it: seconds and content hashes are left out."""
    text = re.sub(r"written in [0-9.]+ s\.", "written in ... s.", output.strip("\n"))
    text = re.sub(r"sha256:[0-9a-f]{64}", "sha256:...", text)
    return [line.rstrip() for line in text.splitlines()]


if __name__ == "__main__":
    wanted = [Path(name).resolve() for name in sys.argv[1:]] or [page for page in PAGES if has_commands(page)]
    for page in wanted:
        folder = Path(tempfile.mkdtemp())
        try:
            print(f"{name_of(page)}: {'changed' if refresh(page, folder) else 'current'}")
        finally:
            shutil.rmtree(folder)
