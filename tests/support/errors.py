"""The folders of tests/errors that are shown by a command: what a user sees of one code.

`run.txt` has commands without the word `quittance`, `copy FROM TO`, or `python FILE` for damage that no
command does; `run.py` is for what only Python can meet. Both run in a copy of the folder. `expected.txt` is
what is said with the code of the folder's name: of the command's output the lines that name it with their
hints, and of parked rows the line of the file. Files with a name of chance are called by the rest of it.
"""

from __future__ import annotations

import os
import re
import runpy
import shlex
import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from quittance.config.wiring import Wiring
from quittance.interfaces.cli.app import cli
from quittance.kernel.refusal import Refusal

_CHANCE = re.compile(r"[0-9a-f]{12}\.parquet")
ERRORS = Path(__file__).parents[1] / "errors"


def shown_folders() -> list[Path]:
    """Those that a command or a program shows, by name."""
    return sorted(
        path for path in ERRORS.iterdir() if (path / "run.txt").exists() or (path / "run.py").exists()
    )


def code_of(folder: Path) -> str:
    """The code that a folder is called after; behind a hyphen stands which of several."""
    return folder.name.partition("-")[0]


def said(folder: Path, work: Path) -> str:
    """What the folder's commands say of its code, run in a copy under `work`."""
    place = work / "example"
    shutil.copytree(folder, place)
    with chdir(place):
        text = "".join(_run_program(place) if (place / "run.py").exists() else _run_commands(place))
    text = _CHANCE.sub("….parquet", text.replace(str(place) + os.sep, ""))
    return "".join(_about(text, code_of(folder)))


def _run_commands(place: Path) -> Iterator[str]:
    for line in (place / "run.txt").read_text(encoding="utf-8").splitlines():
        verb, *rest = shlex.split(line)
        if verb == "copy":
            shutil.copy(*rest)
            continue
        if verb == "python":
            runpy.run_path(*rest)
            continue
        result = CliRunner().invoke(cli, [verb, *rest], obj=Wiring())
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        yield result.output
    for parked in sorted([*place.glob("*.parked.csv"), *place.glob("*/parked/*.csv")]):
        yield parked.read_text(encoding="utf-8")


def _run_program(place: Path) -> Iterator[str]:
    try:
        runpy.run_path(str(place / "run.py"))
    except Refusal as refusal:
        yield f"{refusal.code}: {refusal.message}\n"
        if refusal.hint:
            yield f"    {refusal.hint}\n"


def _about(text: str, code: str) -> Iterator[str]:
    """The lines that name the code, each with the hint below it."""
    hint = False
    for line in text.splitlines():
        if code in line:
            yield f"{line.strip()}\n"
        elif hint and line.startswith("    ") and line.strip():
            yield f"    {line.strip()}\n"
        hint = code in line
