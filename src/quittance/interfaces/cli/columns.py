"""Rows as aligned columns of plain text, Chinese characters counted as the two columns they take."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from unicodedata import east_asian_width

GAP = "  "


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """The text filled up with blanks to that many columns."""
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks


def wrapped(text: str, columns: int) -> list[str]:
    """The text in lines of at most that many columns, broken between words where there are any."""
    lines = [""]
    for word in re.findall(r"\S+\s*|\s+", text):
        if width(lines[-1] + word.rstrip()) > columns and lines[-1]:
            lines.append("")
        lines[-1] += word
    return [line.rstrip() for line in lines]


def described(pairs: Sequence[tuple[str, str]], *, columns: int, indent: str = "") -> Iterator[str]:
    """Each name with its text beside it, wrapped."""
    longest = max((width(name) for name, _ in pairs), default=0)
    for name, text in pairs:
        first, *more = wrapped(text, columns - longest)
        yield f"{indent}{pad(name, longest)}{GAP}{first}".rstrip()
        yield from (f"{indent}{' ' * longest}{GAP}{line}" for line in more)


def aligned(rows: Sequence[Sequence[str]], *, right: Collection[int] = (), indent: str = "") -> Iterator[str]:
    """Each row as one line; columns in `right` are aligned to the right, as amounts are."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (pad(cell, widths[i], right=i in right) for i, cell in enumerate(row))
        yield (indent + GAP.join(cells)).rstrip()
