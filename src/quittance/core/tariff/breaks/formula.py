"""Breaks of a formula: what is free, minimum and cap, the winner of names, the target of a sum, a budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quittance.core.tariff.breaks.conditions import operand_text, unit_read, unit_text
from quittance.core.tariff.breaks.model import Break, Number, place_of
from quittance.core.tariff.features.above import Above
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.extreme import Extreme
from quittance.core.tariff.features.limits import AtLeast, AtMost
from quittance.core.tariff.features.offer import Budget
from quittance.core.tariff.features.top_up import TopUp
from quittance.core.tariff.line import Line, Step
from quittance.core.tariff.operand import CellRead, Literal, Operand
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.printed import unit_of_heading


def formula_breaks(plan: Plan, line: Line) -> Iterator[Break]:
    """Every step that takes one of two ways, in the order of calculation."""
    for at, step in enumerate(line.steps):
        before = line.steps[:at]
        match step:
            case Above(limit):
                yield from _against(plan, line, "above", before, limit)
            case AtLeast(limit):
                yield from _against(plan, line, "at_least", before, limit)
            case AtMost(limit):
                yield from _against(plan, line, "at_most", before, limit)
            case TopUp(operands, target, cut):
                key = "cut_down_to" if cut else "top_up_to"
                yield from _against(plan, line, key, (Basis(operands),), target)
            case Extreme():
                yield from _winners(plan, line, step)
            case Budget(amount):
                yield from _against(plan, line, "budget", before, amount, summed=True)
            case _:
                pass


def _against(
    plan: Plan, line: Line, key: str, before: tuple[Step, ...], limit: Operand, *, summed: bool = False
) -> Iterator[Break]:
    label = f"{line.name} {key}"
    if isinstance(limit, Literal):
        unit = unit_text(limit)
        moved = Number(before, limit.value, unit, True, True, currency=limit.currency, summed=summed)
        yield Break(place_of(line), label, line, moved)
    elif not isinstance(limit, CellRead):
        moved = Number(before, (Basis((limit,)),), unit_read(plan, limit), True, True)
        yield Break(place_of(line), f"{label} {operand_text(limit)}", line, moved)
    elif line.row is not None:
        yield from _cells(plan, line, before, limit)


def _cells(plan: Plan, line: Line, before: tuple[Step, ...], limit: CellRead) -> Iterator[Break]:
    """One for each row that fills in the limit."""
    assert line.row is not None, "a cell is read by a line with a table"
    table = plan.table(line.row.table)
    for position, result in enumerate(table.results):
        if result.name == limit.heading:
            unit = unit_of_heading(result.heading)
            for row in table.rows:
                cell = row.results[position]
                if isinstance(cell, (Decimal, Fraction)):
                    moved = Number(before, cell, unit, True, True, result.type.currency)
                    yield Break(row.place, limit.heading, line, moved, row, table.name)


def _winners(plan: Plan, line: Line, step: Extreme) -> Iterator[Break]:
    """Where each name meets the best of the others; of two names that is one place."""
    key = "greatest_of" if step.greatest else "least_of"
    has_literal = any(isinstance(operand, Literal) for operand in step.operands)
    for at, operand in enumerate(step.operands):
        label = f"{line.name} {key} {step.names[at]}"
        others: tuple[Step, ...] = (
            Extreme(step.greatest, _without(step.operands, at), _without(step.names, at)),
        )
        if isinstance(operand, Literal):
            moved = Number(others, operand.value, unit_text(operand), True, currency=operand.currency)
            yield Break(place_of(line), label, line, moved)
        elif len(step.operands) > 2 or (len(step.operands) == 2 and at == 0 and not has_literal):
            yield Break(
                place_of(line),
                label,
                line,
                Number((Basis((operand,)),), others, unit_read(plan, operand), True),
            )


def _without(items: tuple[Any, ...], at: int) -> tuple[Any, ...]:
    return (*items[:at], *items[at + 1 :])
