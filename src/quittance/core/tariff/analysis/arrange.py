"""A table's rows by edition and by item, found once so that every analysis stays linear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from quittance.core.tariff.printed import phrase_text
from quittance.core.tariff.table import KeyCell, Phrase, Row, Table

Cells = tuple[KeyCell, ...]


def from_position(table: Table) -> int | None:
    """Where the `from` heading stands among the keys, if there is one."""
    return next((i for i, key in enumerate(table.keys) if key.phrase is Phrase.FROM), None)


def editions(table: Table) -> list[tuple[date | None, list[Row]]]:
    """The rows of each edition in sheet order, the earliest edition first; one of None without `from`."""
    position = from_position(table)
    if position is None:
        return [(None, list(table.rows))]
    rows: dict[date, list[Row]] = defaultdict(list)
    for row in table.rows:
        starts = row.keys[position]
        rows[starts if isinstance(starts, date) else date.min].append(row)
    return sorted(rows.items())


def items(rows: Iterable[Row], positions: Iterable[int]) -> dict[Cells, list[Row]]:
    """The rows that agree in the key cells at `positions`, in sheet order."""
    kept = tuple(positions)
    groups: dict[Cells, list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple([row.keys[i] for i in kept])].append(row)
    return groups


def others(table: Table, left_out: Iterable[int]) -> tuple[int, ...]:
    """The key positions that are neither `from` nor in `left_out`."""
    without = {*left_out, from_position(table)}
    return tuple(i for i in range(len(table.keys)) if i not in without)


def item_text(table: Table, row: Row, positions: Iterable[int]) -> str:
    """What the row is about, by the cells at `positions`: "format is letter, zone is 2"; empty for none."""
    return ", ".join(phrase_text(table.keys[i], row.keys[i]) for i in positions if row.keys[i] is not None)


def edition_text(starts: date | None) -> str:
    """ " of the edition from 2025-10-06", or nothing where a table has one edition."""
    return "" if starts is None or starts == date.min else f" of the edition from {starts}"
