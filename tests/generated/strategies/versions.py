"""Versions of one shape: the same lines with other numbers, other rows, other values of an index, from another day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from quittance.core.tariff.operand import Literal
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.table import Key, Phrase, Row, Table
from quittance.core.tariff.walk import replaced
from quittance.kernel.exact import Exact, exact
from tests.generated.strategies import days
from tests.generated.strategies.card import Card


def moved(card: Card, value: Exact) -> Exact:
    """Another number of about that size, seldom finer."""
    chance = card.chance
    if not chance.yes(50):
        return value
    factor = chance.choice(
        [Fraction(2), Fraction(1, 2), Fraction(11, 10), Fraction(3), Fraction(1), Fraction(9, 10)]
    )
    return exact(Fraction(value) * factor)


def version(card: Card, plan: Plan, starts: date, ends: date | None, tariff: str) -> Plan:
    """The plan with other numbers."""
    literals: dict[int, Literal] = {}

    def change(part: Any) -> Any:
        if isinstance(part, Literal):
            if part.slot not in literals:
                literals[part.slot] = replace(part, value=moved(card, part.value))
                if part.unit.dimension in card.breaks:
                    card.breaks[part.unit.dimension].append(literals[part.slot].value)
            return literals[part.slot]
        return part

    lines = tuple(replaced(line, change) for line in plan.lines)
    numbers = tuple(literals.get(one.slot, one) for one in plan.literals)
    tables = tuple(_table(card, table) for table in plan.tables)
    indexes = tuple(
        replace(
            index,
            values=tuple(
                replace(one, value=moved(card, one.value)) for one in index.values if not card.chance.yes(5)
            ),
        )
        for index in plan.indexes
    )
    header = replace(plan.header, tariff=tariff, starts=starts, ends=ends)
    return replace(plan, header=header, lines=lines, tables=tables, indexes=indexes, literals=numbers)


def known_later(card: Card, plan: Plan) -> Plan:
    """The plan, perhaps known only from a day near its first."""
    if card.chance.yes(40):
        return plan
    known_from = plan.header.starts + timedelta(days=card.chance.choice([-30, -1, 0, 1, 30, 400]))
    return replace(plan, header=replace(plan.header, known_from=known_from))


def _table(card: Card, table: Table) -> Table:
    """Some rows gone, some twice with other limits, most with other prices; the same table for one in four."""
    chance = card.chance
    if chance.yes(25):
        return table
    rows = []
    for row in table.rows:
        if chance.yes(12) and len(table.rows) > 1:
            continue
        rows.append(_row(card, table.keys, row))
        if chance.yes(8):
            rows.append(_row(card, table.keys, row))
    rows = rows or list(table.rows[:1])
    numbered = [
        replace(row, place=replace(row.place, line=number)) for number, row in enumerate(rows, start=2)
    ]
    return replace(table, rows=tuple(numbered))


def _row(card: Card, keys: tuple[Key, ...], row: Row) -> Row:
    return replace(
        row,
        keys=tuple(_limit(card, key, cell) for key, cell in zip(keys, row.keys, strict=True)),
        results=tuple(_cell(card, cell) for cell in row.results),
    )


def _limit(card: Card, key: Key, cell: Any) -> Any:
    if cell is None or isinstance(cell, (tuple, bool, str)):
        return cell
    if isinstance(cell, date):
        other = cell + timedelta(days=card.chance.choice([0, 0, 1, 30]))
        card.dated([other] if key.phrase is not Phrase.FROM else [])
        return other
    value = moved(card, cell)
    for breaks in card.breaks.values():
        if cell in breaks:
            breaks.append(value)
    return value


def _cell(card: Card, cell: Any) -> Any:
    return cell if cell is None or isinstance(cell, (str, bool, date)) else moved(card, cell)


def spans(card: Card, count: int) -> list[tuple[date, date | None]]:
    """From when to when each holds: one after the other, some with a gap, some overlapping."""
    chance = card.chance
    starts = [date(2020, 1, 1), *sorted({days.change(chance) for _ in range(count - 1)})]
    card.dated(starts[1:])
    found: list[tuple[date, date | None]] = []
    for at, day in enumerate(starts):
        following = starts[at + 1] if at + 1 < len(starts) else None
        if following is None:
            ends = None if chance.yes(60) else days.LAST
        else:
            ends = chance.choice(
                [following, following, None, following - timedelta(days=1), following + timedelta(days=40)]
            )
            ends = following if ends is not None and ends <= day else ends
        card.dated([ends] if ends is not None else [])
        found.append((day, ends))
    return found
