"""The cells of one column of a table, each different text read once: cards repeat their zones, limits and
prices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from quittance.core.tariff.source import SourceCell

Read = TypeVar("Read")


def read_column(
    cells: Iterable[SourceCell], read: Callable[[SourceCell], Read], unreadable: object
) -> list[Read]:
    """What each cell says. A text that `read` answers with `unreadable` is read again wherever it stands, so
    that each place has its finding."""
    known: dict[str, Read] = {}
    column = []
    for cell in cells:
        value = known.get(cell.text, unreadable)
        if value is unreadable:
            value = known[cell.text] = read(cell)
        column.append(value)
    return column  # type: ignore[return-value]


def across(columns: Sequence[Sequence[Read]], count: int) -> list[tuple[Read, ...]]:
    """The columns as `count` rows, also where there are none."""
    return list(zip(*columns, strict=True)) if columns else [()] * count
