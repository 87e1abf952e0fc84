"""Two views of one table compared: cells, limits and rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from quittance.core.tariff.difference.change import (
    CellChange,
    Change,
    LimitChange,
    RowChange,
    Stage,
    TableChange,
)
from quittance.core.tariff.difference.pair import pair
from quittance.core.tariff.difference.view import Entry, View, view
from quittance.core.tariff.printed import key_text, name_of_heading, result_text
from quittance.core.tariff.table import Result, ResultCell, Table
from quittance.kernel.exact import exact, multiply, quotient, subtract

_TENTH = Decimal("0.1")
_HUNDRED = exact(100)

Pair = tuple[Result, int, int]


def stage(pairs: Iterable[tuple[Table, Table]], old_on: date, new_on: date) -> Stage:
    """What is different in these tables when the old ones are read on one day, the new ones on another."""
    cells: list[CellChange] = []
    limits: list[LimitChange] = []
    rows: list[RowChange] = []
    for old_table, new_table in pairs:
        old, new = view(old_table, old_on), view(new_table, new_on)
        if _shape(old) != _shape(new):
            continue  # told as columns that came or went
        columns = _columns(old_table, new_table)
        matched = pair(old.entries, new.entries)
        for old_entry, new_entry in matched.both:
            limits += _limits(old, new, old_entry, new_entry)
            cells += _cells(new, columns, old_entry, new_entry)
        rows += [_row(Change.REMOVED, old, entry) for entry in matched.gone]
        rows += [_row(Change.ADDED, new, entry) for entry in matched.come]
    return Stage(new_on, tuple(_merged(cells)), tuple(limits), tuple(rows))


def columns_changed(old: Table, new: Table) -> Iterator[TableChange]:
    """Headings that only one of the two has, keys included."""
    old_headings = [*(key.heading for key in old.keys), *(result.heading for result in old.results)]
    new_headings = [*(key.heading for key in new.keys), *(result.heading for result in new.results)]
    for heading in old_headings:
        if heading not in new_headings:
            yield TableChange(Change.REMOVED, old.name, heading)
    for heading in new_headings:
        if heading not in old_headings:
            yield TableChange(Change.ADDED, new.name, heading)


def _shape(view: View) -> tuple[object, ...]:
    """What must agree for rows to be comparable: the keys apart from `from`, without their units."""
    positions = (*view.words, *view.limits)
    return tuple(name_of_heading(view.table.keys[position].heading) for position in positions)


def _columns(old: Table, new: Table) -> list[Pair]:
    """The results that both have, with their positions."""
    positions = {result.heading: i for i, result in enumerate(old.results)}
    return [
        (result, positions[result.heading], i)
        for i, result in enumerate(new.results)
        if result.heading in positions
    ]


def _limits(old: View, new: View, old_entry: Entry, new_entry: Entry) -> Iterator[LimitChange]:
    sides = zip(old.limits, old_entry.limits, new.limits, new_entry.limits, strict=True)
    for old_position, old_cell, new_position, new_cell in sides:
        if old_cell != new_cell:
            heading = new.table.keys[new_position].heading
            yield LimitChange(
                table=new.table.name,
                about=new.about(new_entry, with_limits=False),
                heading=name_of_heading(heading),
                old=key_text(old.table.keys[old_position], old_cell),
                new=key_text(new.table.keys[new_position], new_cell),
                place=new_entry.row.place,
            )


def _cells(new: View, columns: list[Pair], old_entry: Entry, new_entry: Entry) -> Iterator[CellChange]:
    for result, old_position, new_position in columns:
        before, after = old_entry.row.results[old_position], new_entry.row.results[new_position]
        if before != after:
            yield CellChange(
                table=new.table.name,
                about=new.about(new_entry),
                heading=result.heading,
                label=result.label or "",
                old=result_text(result, before),
                new=result_text(result, after),
                percent=_percent(result, before, after),
                place=new_entry.row.place,
            )


def _percent(result: Result, before: ResultCell, after: ResultCell) -> Decimal | None:
    """By how much an amount rose, in percent with one decimal."""
    if result.type.currency is None or isinstance(before, bool) or isinstance(after, bool):
        return None
    if (
        not isinstance(before, (Decimal, Fraction))
        or not isinstance(after, (Decimal, Fraction))
        or not before
    ):
        return None
    return quotient(multiply(subtract(after, before), _HUNDRED), before, step=_TENTH)


def _row(change: Change, view: View, entry: Entry) -> RowChange:
    texts = (
        f"{name_of_heading(result.heading)} {text}"
        for result, cell in zip(view.table.results, entry.row.results, strict=True)
        if (text := result_text(result, cell))
    )
    return RowChange(change, view.table.name, view.about(entry), ", ".join(texts), entry.row.place)


def _merged(cells: list[CellChange]) -> Iterator[CellChange]:
    """One note for a cell that serves several words."""
    seen: dict[tuple[object, ...], list[CellChange]] = {}
    for cell in cells:
        seen.setdefault((cell.place, cell.heading, cell.old, cell.new), []).append(cell)
    for first, *more in seen.values():
        if not more:
            yield first
        else:
            about = "; ".join(dict.fromkeys(cell.about for cell in (first, *more)))
            yield CellChange(
                first.table,
                about,
                first.heading,
                first.label,
                first.old,
                first.new,
                first.percent,
                first.place,
            )
