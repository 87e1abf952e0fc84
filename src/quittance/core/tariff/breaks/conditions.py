"""Breaks of conditions: every comparison with a sign, in `when` and in yes/no lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from quittance.core.facts.kind import Kind
from quittance.core.tariff.analysis.definition import definition_of
from quittance.core.tariff.breaks.model import Break, Day, Number, Unmoved, place_of
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.test import Test
from quittance.core.tariff.features.when import Compare, Comparison, When
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import FactRead, LineRead, Literal, Operand
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.walk import parts
from quittance.kernel.dimension import SCALAR
from quittance.kernel.unit import ONE

MIRRORED = {
    Comparison.LESS: Comparison.MORE,
    Comparison.AT_MOST: Comparison.AT_LEAST,
    Comparison.MORE: Comparison.LESS,
    Comparison.AT_LEAST: Comparison.AT_MOST,
}
_BELONGS = (Comparison.AT_MOST, Comparison.MORE)
_WORDS = (Comparison.EQUAL, Comparison.UNEQUAL)


def condition_breaks(plan: Plan, line: Line) -> Iterator[Break]:
    """Every comparison of numbers or days that the line makes, in the order of writing."""
    conditions = [gate.condition for gate in line.gates if isinstance(gate, When)]
    conditions += [step.condition for step in line.steps if isinstance(step, Test)]
    for test in parts(tuple(conditions)):
        if isinstance(test, Compare):
            left, sign, right = _turned(test)
            moved = _moved(plan, left, sign, right)
            if moved is not None:
                label = f"{line.name} when {operand_text(left)} {sign}"
                yield Break(place_of(line), label, line, moved, test=test)


def operand_text(operand: Operand) -> str:
    """The operand as the sheet names it."""
    match operand:
        case LineRead(name, str(heading)):
            return f"{name}.{heading}"
        case Literal():
            return unit_text(operand)
        case _:
            return str(getattr(operand, "name", getattr(operand, "heading", "")))


def unit_text(literal: Literal) -> str:
    """The unit in which the card writes the number."""
    if literal.unit.dimension == SCALAR and literal.unit.factor == 1:
        return ""
    return literal.currency or str(literal.unit)


def unit_of_line(line: Line) -> str:
    """The unit in which the line's value is read."""
    unit = line.type.unit
    if line.type.is_money:
        return line.type.currency or ""
    return "" if unit is None or unit == ONE else str(unit)


def unit_read(plan: Plan, operand: Operand) -> str:
    """The unit in which people read what the operand holds."""
    if isinstance(operand, FactRead):
        definition = definition_of(plan, operand.name)
        unit = definition.unit if definition is not None else ""
        return "" if unit in ("money", "1") else unit
    lines = [line for line in plan.lines if line.name == getattr(operand, "name", "")]
    return unit_of_line(lines[0]) if lines and getattr(operand, "heading", None) is None else ""


def _is_day(plan: Plan, operand: Operand) -> bool:
    definition = definition_of(plan, operand.name) if isinstance(operand, FactRead) else None
    return definition is not None and definition.kind is Kind.DATE


def _turned(test: Compare) -> tuple[Operand, Comparison, Operand | str]:
    """The number of the card on the right."""
    if isinstance(test.left, Literal) and not isinstance(test.right, (Literal, str)):
        return test.right, MIRRORED.get(test.sign, test.sign), test.left
    return test.left, test.sign, test.right


def _moved(
    plan: Plan, left: Operand, sign: Comparison, right: Operand | str
) -> Number | Day | Unmoved | None:
    """None where words are compared: they have no just below."""
    belongs = sign in _BELONGS
    if isinstance(right, str):
        try:
            day = date.fromisoformat(right)
        except ValueError:
            return None
        return Day(left.name, day) if isinstance(left, FactRead) else Unmoved()
    if isinstance(right, Literal):
        return Number((Basis((left,)),), right.value, unit_text(right), belongs, currency=right.currency)
    if _is_day(plan, left) and isinstance(left, FactRead):
        return Day(left.name, None, right.name) if isinstance(right, FactRead) else Unmoved()
    if sign in _WORDS:
        return None  # two names that may hold words
    return Number((Basis((left,)),), (Basis((right,)),), unit_read(plan, left), belongs)
