"""Two versions, or two editions of one, compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quittance.core.tariff.difference.change import (
    Change,
    Difference,
    IndexChange,
    KeyChange,
    Stage,
    TableChange,
)
from quittance.core.tariff.difference.sheet import keys_changed, lines_changed, sections_changed
from quittance.core.tariff.difference.tables import columns_changed, stage
from quittance.core.tariff.difference.view import edition_days
from quittance.core.tariff.index import Index
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.printed import number_text
from quittance.core.tariff.source import SourceTariff
from quittance.core.tariff.table import Table


@dataclass(frozen=True, slots=True)
class Version:
    """A tariff version as written and as checked."""

    source: SourceTariff
    plan: Plan


def compare(old: Version, new: Version) -> Difference:
    """What changed from one version to the other.

    Tables are read on the first day of the new version, and again on that of each edition that begins later.
    """
    olds = {table.name: table for table in old.plan.tables}
    news = {table.name: table for table in new.plan.tables}
    both = [(olds[name], table) for name, table in news.items() if name in olds]
    return Difference(
        old=old.plan.name,
        new=new.plan.name,
        cover=keys_changed(old.source.header, new.source.header),
        terms=sections_changed(old.source, new.source),
        lines=lines_changed(old.source, new.source),
        tables=tuple(_tables(olds, news)),
        indexes=tuple(_indexes(old.plan, new.plan)),
        stages=tuple(_stages(both, new.plan.header.starts)),
    )


def compare_editions(plan: Plan, old: date, new: date) -> Difference:
    """What the tables of one tariff say on one day and on another."""
    with_editions = [(table, table) for table in plan.tables if edition_days(table)]
    found = stage(with_editions, old, new)
    return Difference(
        old=f"{plan.header.tariff}, {old}",
        new=f"{plan.header.tariff}, {new}",
        stages=(found,) if found else (),
    )


def _stages(both: list[tuple[Table, Table]], starts: date) -> Iterator[Stage]:
    days = {day for pair in both for table in pair for day in edition_days(table) if day > starts}
    seen: set[object] = set()
    for day in (starts, *sorted(days)):
        found = stage(both, day, day)
        fresh = Stage(
            day,
            tuple(change for change in found.cells if change not in seen),
            tuple(change for change in found.limits if change not in seen),
            tuple(change for change in found.rows if change not in seen),
        )
        seen.update(found.cells, found.limits, found.rows)
        if fresh:
            yield fresh


def _tables(olds: dict[str, Table], news: dict[str, Table]) -> Iterator[TableChange]:
    for name, table in news.items():
        if name in olds:
            yield from columns_changed(olds[name], table)
        else:
            yield TableChange(Change.ADDED, name, rows=len(table.rows))
    for name, table in olds.items():
        if name not in news:
            yield TableChange(Change.REMOVED, name, rows=len(table.rows))


def _indexes(old: Plan, new: Plan) -> Iterator[IndexChange]:
    olds = {index.name: index for index in old.indexes}
    for index in new.indexes:
        before = _values(olds[index.name]) if index.name in olds else {}
        after = _values(index)
        changed = tuple(
            KeyChange(day.isoformat(), before[day], text)
            for day, text in after.items()
            if day in before and before[day] != text
        )
        added, removed = len(after.keys() - before.keys()), len(before.keys() - after.keys())
        if added or removed or changed:
            yield IndexChange(index.name, added, removed, changed)


def _values(index: Index) -> dict[date, str]:
    unit = str(index.type.unit) if index.type.unit else ""
    return {value.starts: number_text(value.value, unit) for value in index.values}
