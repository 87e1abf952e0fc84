"""A page worked through from the top in an empty folder: its files written, its commands run."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from quittance.config.wiring import Wiring
from quittance.interfaces.cli.app import cli
from tests.docs.pages import ROOT, Block, Step, blocks, name_of, steps

FILES = ("toml", "csv", "python", "json")
"""Languages of blocks that may be files."""

PLAIN = ("ls", "cp", "cat", "mkdir", "mv", "rm", "head", "sort", "python")
"""Commands other than ours that a page may use."""


@dataclass(slots=True)
class Desk:
    """The reader's folder, with our tariffs in it, and the exit code of the last command."""

    folder: Path
    exit_code: int = 0

    def __post_init__(self) -> None:
        (self.folder / "tariffs").symlink_to(ROOT / "tariffs")

    def write(self, block: Block) -> None:
        """Write or extend the file that a block is."""
        path = self.folder / block.title
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") + "\n" if block.append else ""
        path.write_text(before + block.text, encoding="utf-8")

    def run(self, step: Step) -> str:
        """The output of a command, both streams as a terminal mixes them."""
        words = step.words
        if words == ["echo", "$?"]:
            return f"{self.exit_code}\n"
        match words[0]:
            case "quittance":
                return self._quittance(words[1:])
            case "make":
                assert words[1] in targets(), f"there is no `make {words[1]}`"
                return ""
            case _:
                assert words[0] in PLAIN, f"{words[0]} is none of {', '.join(PLAIN)}"
                return self._plain(step.command)

    def _quittance(self, arguments: list[str]) -> str:
        here = Path.cwd()
        os.chdir(self.folder)
        try:
            result = CliRunner().invoke(cli, arguments, obj=Wiring(), prog_name="quittance")
        finally:
            os.chdir(here)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        self.exit_code = result.exit_code
        return result.output

    def _plain(self, command: str) -> str:
        script = f'python() {{ {shlex.quote(sys.executable)} "$@"; }}; {command}'
        run = subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env={**os.environ, "LC_ALL": "C"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.exit_code = run.returncode
        return run.stdout


def targets() -> set[str]:
    """What `make` can be asked for."""
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def matches(shown: tuple[str, ...], output: str) -> bool:
    """Whether the output is what the page shows; `...` alone is any lines, inside a line any text."""
    wanted = [line.rstrip() for line in "\n".join(line.rstrip() for line in shown).strip("\n").split("\n")]
    given = "\n".join(line.rstrip() for line in output.splitlines()).strip("\n")
    lines = ["(?:.*\n)*?" if line == "..." else f"{_anything_inside(line)}\n" for line in wanted]
    return re.fullmatch("".join(lines), f"{given}\n") is not None


def _anything_inside(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.split("..."))


def problems(page: Path, folder: Path) -> list[str]:
    """Everything on the page that does not happen as it says."""
    desk, found = Desk(folder), []
    for block in blocks(page):
        if block.title:
            assert block.language in FILES, f"{name_of(page)}:{block.line}: a file is one of {FILES}"
            desk.write(block)
        if block.language != "console":
            continue
        todo = steps(block)
        for at, step in enumerate(todo):
            output = desk.run(step)
            where = f"{name_of(page)}:{step.line}: $ {step.command}"
            if step.shown and not matches(step.shown, output):
                found.append(f"{where}\n--- it gives\n{output}")
            asked = at + 1 < len(todo) and todo[at + 1].command == "echo $?"
            if desk.exit_code and not asked and step.command != "echo $?":
                found.append(
                    f"{where}\n--- it ends with {desk.exit_code}, and no `echo $?` says so\n{output}"
                )
    return found


def has_commands(page: Path) -> bool:
    """Whether there is anything to run on it."""
    return any(block.language == "console" for block in blocks(page))
