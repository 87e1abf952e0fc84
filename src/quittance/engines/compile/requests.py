"""What is wanted of each table, gathered over the whole sheet before the first line is lowered: one join a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from quittance.core.tariff.features.deficit import Deficit
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.features.priced import RateOf
from quittance.core.tariff.features.slices import Slices
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import CellRead, LineRead, Operand
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.table import Per, RowRead
from quittance.engines.compile.features import DERIVED
from quittance.engines.compile.features.currency import currency_cell, derive_currency
from quittance.engines.compile.scope_frame import ScopeFrame
from quittance.engines.compile.tables.lookup import Derived, Lookup, Request, build, rate_column


def parts(value: Any) -> Iterator[Any]:
    """The value and everything inside it."""
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def lookup(frame: ScopeFrame, table: str, word: Operand | None, line: Line) -> Lookup:
    """The row of `table` for this frame, with every cell that any line of the sheet wants of it."""
    key = (table, word, line.price_date)
    if key not in frame.lookups:
        plan = frame.sheet.plan
        same = [one for one in plan.lines if one.row == RowRead(table, word) and one.price_date == line.price_date]
        derived: dict[str, Derived] = {}
        bands = []
        for one in same:
            for step in one.steps:
                if type(step) in DERIVED:
                    derived.update(DERIVED[type(step)](step))
                for part in parts(step):
                    if isinstance(part, RateOf) and isinstance(part.amount, CellRead):
                        derived[rate_column(part.amount.heading, part.per)] = _rate_cell(part.amount.heading, part.per)
                if isinstance(step, (Slices, Deficit)):
                    bands.append(plan.table(table).keys[step.band].operand)
        headings = _headings(plan, same)
        if plan.header.currency.by:
            derived.update({currency_cell(heading): derive_currency(heading) for heading in headings})
        request = Request(
            f"t{len(frame.lookups) + 1}_{frame.name}_{table}".replace("-", "_"),
            frame.sheet.tables(table),
            word,
            headings,
            derived,
            bands[0] if bands else None,
            line.number,
            line.price_date,
        )
        frame.lookups[key] = build(frame, request)
    return frame.lookups[key]


def _rate_cell(heading: str, per: Per) -> Derived:
    return lambda reading: reading.cell(heading, None, per)


def _headings(plan: Plan, lines: list[Line]) -> tuple[str, ...]:
    names = {line.name for line in lines}
    wanted: dict[str, None] = {}
    for line in lines:
        for part in parts(line.steps):
            if isinstance(part, (CellRead, OwnCell)):
                wanted[part.heading] = None
        if any(isinstance(step, Slices) and step.marked for step in line.steps):
            wanted["scale"] = None
    for part in parts((plan.lines, tuple(table.keys for table in plan.tables))):
        if isinstance(part, LineRead) and part.heading and part.name in names:
            wanted[part.heading] = None
    return tuple(wanted)
