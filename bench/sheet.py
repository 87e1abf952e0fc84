"""A table that can be printed and put on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title, headings and rows of text; all columns but the first are figures."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]

    def as_text(self) -> str:
        """For a terminal."""
        table = [self.headings, *self.rows]
        widths = [max(len(row[at]) for row in table) for at in range(len(self.headings))]
        lines = [
            "  ".join(
                [
                    row[0].ljust(widths[0]),
                    *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
                ]
            )
            for row in table
        ]
        return "\n".join([self.title, "", lines[0], "  ".join("-" * width for width in widths), *lines[1:]])

    def as_markdown(self) -> str:
        """For a page."""
        ruler = ["---", *("--:" for _ in self.headings[1:])]
        lines = [f"| {' | '.join(row)} |" for row in (self.headings, ruler, *self.rows)]
        return "\n".join([f"## {self.title}", "", *lines])
