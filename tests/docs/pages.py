"""The pages of the documentation as tests read them: fenced blocks, what they say, where they stand."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<language>[a-z]*)(?P<rest>[^`]*)$")
_TITLE = re.compile(r'title="(?P<title>[^"]+)"')


def name_of(page: Path) -> str:
    """The page as a reader would call it: `docs/how-to/read-an-explanation.md`."""
    return page.relative_to(ROOT).as_posix()


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block.

    title    the file that the block is, if it says `title="..."`.
    append   whether it is added to the end of that file.
    before   the prose between the block before and this one.
    line     1-based number of its first line, the fence left out.
    """

    language: str
    title: str
    append: bool
    lines: tuple[str, ...]
    before: str
    line: int

    @property
    def text(self) -> str:
        """What stands in it."""
        return "".join(f"{line}\n" for line in self.lines)


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a console block and the output under it; `line` and `end` are 1-based, end excluded."""

    command: str
    shown: tuple[str, ...]
    line: int
    end: int

    @property
    def words(self) -> list[str]:
        """The command as a shell would take it apart."""
        return shlex.split(self.command)


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page from the top."""
    opened: re.Match[str] | None = None
    start, inside, before = 0, [], []
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
        fence = _FENCE.match(line)
        if opened is None:
            if fence:
                opened, start, inside = fence, number + 1, []
            else:
                before.append(line)
        elif line.strip() == opened["fence"]:
            title = _TITLE.search(opened["rest"])
            append = "append" in opened["rest"].split()
            prose = "\n".join(before)
            named = title["title"] if title else ""
            yield Block(opened["language"], named, append, tuple(inside), prose, start)
            opened, before = None, []
        else:
            inside.append(line)
    assert opened is None, f"{name_of(page)}: the block at line {start} has no end"


def steps(block: Block) -> list[Step]:
    """The commands of a console block: lines after `$ `, continued after a backslash, with their output."""
    found: list[Step] = []
    command, command_line, shown = "", 0, []
    for number, line in enumerate((*block.lines, "$ "), start=block.line):
        if command.endswith("\\") and not shown:
            command = command[:-1] + line.strip()
        elif line.startswith("$ "):
            if command:
                found.append(Step(command, tuple(shown), command_line, number))
            command, command_line, shown = line.removeprefix("$ "), number, []
        else:
            shown.append(line)
    return found
