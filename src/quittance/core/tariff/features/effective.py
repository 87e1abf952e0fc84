"""`from` and `before` on a line: a window that happens once, half-open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quittance.core.tariff.reading.line_reader import LineReader

KEYS = ("from", "before")
"""The keys of a line that it owns."""


@dataclass(frozen=True, slots=True)
class Effective:
    """Yes when starts <= pricing date < ends; None is open."""

    starts: date | None
    ends: date | None


def read(line: LineReader) -> tuple[Effective, ...]:
    """The gate of the line's `from` and `before`; none if neither is written."""
    if not line.has(*KEYS):
        return ()
    starts, ends = line.day("from"), line.day("before")
    if starts is not None and ends is not None and starts >= ends:
        line.find("BAD_VALUE", f"No day is from {starts} and before {ends}.", "before")
    return (Effective(starts, ends),)
