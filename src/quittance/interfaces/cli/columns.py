"""Rows as aligned columns of plain text, Chinese characters counted as the two columns they take."""

from __future__ import annotations

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


def aligned(rows: Sequence[Sequence[str]], *, right: Collection[int] = (), indent: str = "") -> Iterator[str]:
    """Each row as one line; columns in `right` are aligned to the right, as amounts are."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (pad(cell, widths[i], right=i in right) for i, cell in enumerate(row))
        yield (indent + GAP.join(cells)).rstrip()
