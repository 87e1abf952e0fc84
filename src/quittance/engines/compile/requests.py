"""What is wanted of each table, gathered over the whole sheet before the first line is lowered: one join a
table.
"""

from __future__ import annotations

from dataclasses import replace

from quittance.core.tariff.features.deficit import Deficit
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.features.priced import RateOf
from quittance.core.tariff.features.slices import Slices
from quittance.core.tariff.features.when import InTable
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import CellRead, Operand
from quittance.core.tariff.table import Per, RowRead
from quittance.core.tariff.walk import parts
from quittance.engines.compile import indexes
from quittance.engines.compile.features import DERIVED
from quittance.engines.compile.features.currency import currency_cell, derive_currency
from quittance.engines.compile.hoist import Hoisted, Key, key_for, worked_out
from quittance.engines.compile.number import Number
from quittance.engines.compile.scope_frame import ScopeFrame
from quittance.engines.compile.tables.lookup import Lookup, Request, build
from quittance.engines.compile.tables.reading import Derived, rate_column
from quittance.engines.compile.value import Value


def lookup(frame: ScopeFrame, table: str, word: Operand | None, line: Line) -> Lookup:
    """The row of `table` for this frame, with every cell that any line of the sheet wants of it."""
    key = (table, word, line.price_date, _band(frame, table, word, line))
    if key not in frame.lookups:
        request = request_for(frame, table, word, line)
        hoist = key_for(frame, request.tables, word, line.price_date)
        frame.lookups[key] = (
            build(frame, request) if hoist is None else hoisted(frame, hoist, line.price_date).lookups[table]
        )
    return frame.lookups[key]


def index(frame: ScopeFrame, name: str, price_date: str) -> Value:
    """The index for the line's pricing date; for fact rows worked out once a day of the calendar."""
    if frame.scope.is_group or frame.is_small:
        return indexes.read(frame, name, price_date)
    return hoisted(frame, Key((price_date,), is_day=True), price_date).indexes[name]


def hoisted(frame: ScopeFrame, key: Key, price_date: str) -> Hoisted:
    """All that the sheet's lines look up under this key, joined to the frame when the first of them asks."""
    if key not in frame.hoisted:
        requests: dict[str, Request] = {}
        for one in frame.sheet.plan.lines:
            if one.scope.subject not in ("", frame.scope.subject) or (
                key.is_day and one.price_date != price_date
            ):
                continue
            for part in parts((one.gates, one.row, one.steps)):
                if isinstance(part, InTable) or (isinstance(part, RowRead) and part.column is None):
                    tables = frame.sheet.tables(part.table)
                    if part.table not in requests and key_for(frame, tables, None, one.price_date) == key:
                        requests[part.table] = request_for(frame, part.table, None, one)
        frame.hoisted[key] = worked_out(frame, key, price_date, list(requests.values()))
    return frame.hoisted[key]


def scale_lookup(frame: ScopeFrame, line: Line, quantity: Number) -> Lookup:
    """The row of the line's table for the columns of its scale, where `quantity` is not what its band key
    reads.
    """
    assert line.row is not None
    request = request_for(frame, line.row.table, line.row.column, line)
    return build(frame, replace(request, name=f"{request.name}_scale", quantity=quantity))


def _scales(line: Line) -> list[int]:
    return [step.band for step in line.steps if isinstance(step, (Slices, Deficit))]


def _band(frame: ScopeFrame, table: str, word: Operand | None, line: Line) -> int | None:
    """The key along which the line's scale runs; of a line without one that of the lines that read the same
    row, as long
    as they agree, so that all share one look-up."""
    own = _scales(line) if line.row == RowRead(table, word) else []
    if own:
        return own[0]
    same = [
        one
        for one in frame.sheet.plan.lines
        if one.row == RowRead(table, word) and one.price_date == line.price_date
    ]
    found = {band for one in same for band in _scales(one)}
    return found.pop() if len(found) == 1 else None


def request_for(frame: ScopeFrame, table: str, word: Operand | None, line: Line) -> Request:
    """What the lines of the sheet that read the table in this way want of it."""
    plan = frame.sheet.plan
    same = [
        one for one in plan.lines if one.row == RowRead(table, word) and one.price_date == line.price_date
    ]
    derived: dict[str, Derived] = {}
    band = _band(frame, table, word, line)
    for one in same:
        for step in one.steps:
            if type(step) in DERIVED and step.band == band:
                derived.update(DERIVED[type(step)](step))
            for part in parts(step):
                if isinstance(part, RateOf) and isinstance(part.amount, CellRead):
                    derived[rate_column(part.amount.heading, part.per)] = _rate_cell(
                        part.amount.heading, part.per
                    )
    headings = _headings(frame, same)
    if plan.header.currency.by:
        derived.update({currency_cell(heading): derive_currency(heading) for heading in headings})
    name = f"t{frame.numbered()}_{table}".replace("-", "_")
    tables = frame.sheet.tables(table)
    return Request(name, table, tables, word, headings, derived, band, line.price_date)


def _rate_cell(heading: str, per: Per) -> Derived:
    return lambda reading: reading.cell(heading, None, per)


def _headings(frame: ScopeFrame, lines: list[Line]) -> tuple[str, ...]:
    names = {line.name for line in lines}
    wanted: dict[str, None] = {}
    for line in lines:
        for part in parts(line.steps):
            if isinstance(part, (CellRead, OwnCell)):
                wanted[part.heading] = None
        if any(isinstance(step, Slices) and step.marked for step in line.steps):
            wanted["scale"] = None
    wanted.update({heading: None for name, heading in frame.sheet.headings_read if name in names})
    return tuple(wanted)
