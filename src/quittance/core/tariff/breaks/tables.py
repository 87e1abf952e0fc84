"""Breaks of tables: the limits of their key headings, and the first days of their editions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from quittance.core.facts.kind import Kind
from quittance.core.tariff.analysis.band import LOWER, UPPER
from quittance.core.tariff.analysis.definition import definition_of
from quittance.core.tariff.breaks.model import Break, Day, Number, Unmoved, Word
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.when import InTable
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import FactRead
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.printed import name_of_heading, unit_of_heading
from quittance.core.tariff.table import Key, KeyCell, Phrase, Table
from quittance.core.tariff.walk import parts


def table_breaks(plan: Plan, table: Table) -> Iterator[Break]:
    """Every limit, heading by heading as the table is printed, for the first line that reads the table."""
    line = next(iter(readers(plan, table.name)), None)
    if line is None:
        return
    for position, key in enumerate(table.keys):
        if key.phrase is Phrase.FROM:
            yield from _editions(table, position, line)
        elif key.phrase in LOWER | UPPER:
            for row in table.rows:
                if row.keys[position] is not None:
                    moved = _moved(plan, key, row.keys[position])
                    label = name_of_heading(key.heading)
                    yield Break(row.place, label, line, moved, row, table.name)


def readers(plan: Plan, table: str) -> list[Line]:
    """The lines that read a row of the table, or ask whether something is in it."""
    return [
        line
        for line in plan.lines
        if (line.row is not None and line.row.table == table)
        or any(part == InTable(table) for part in parts((line.gates, line.steps)))
    ]


def first_editions(plan: Plan) -> list[date]:
    """The first day of each table that has editions, where the tariff still holds then."""
    found = []
    for table in plan.tables:
        for position, key in enumerate(table.keys):
            if key.phrase is Phrase.FROM:
                days = [row.keys[position] or plan.header.starts for row in table.rows]
                found.append(min(day for day in days if isinstance(day, date)))
    return [day for day in found if plan.header.ends is None or day < plan.header.ends]


def _editions(table: Table, position: int, line: Line) -> Iterator[Break]:
    seen: set[KeyCell] = set()
    for row in table.rows:
        cell = row.keys[position]
        if isinstance(cell, date) and cell not in seen:
            seen.add(cell)
            yield Break(row.place, str(Phrase.FROM), line, Day(line.price_date, cell), row, table.name)


def _moved(plan: Plan, key: Key, cell: KeyCell) -> Number | Day | Word | Unmoved:
    operand = key.operand
    assert operand is not None, "only `from` reads no operand"
    if isinstance(cell, (Decimal, Fraction)):
        belongs = key.phrase in (Phrase.UP_TO, Phrase.OVER)
        return Number((Basis((operand,)),), cell, unit_of_heading(key.heading), belongs)
    if not isinstance(operand, FactRead):
        return Unmoved()
    if isinstance(cell, date):
        return Day(operand.name, cell)
    definition = definition_of(plan, operand.name)
    is_word = definition is not None and definition.kind is Kind.WORD
    return Word(operand.name, cell) if is_word and isinstance(cell, str) else Unmoved()
