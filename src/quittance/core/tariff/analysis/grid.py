"""The steps in which a value can come: what lies between 499 and 500 is no gap where pounds are whole."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from quittance.core.facts.kind import Kind
from quittance.core.tariff.analysis.definition import definition_of
from quittance.core.tariff.features.aggregate import Aggregate, Function
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.rounded import Rounded
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import FactRead, IndexRead, LineRead, Operand
from quittance.core.tariff.plan import Plan
from quittance.kernel.exact import Exact, as_fraction

_WHOLE = Fraction(1)


def grid(plan: Plan, operand: Operand) -> Fraction | None:
    """The step of which every value of `operand` is a multiple, in base units; None if there is no such step.

    Counts are whole, a rounded line and an index come in the steps of their rounding. A measured fact has
    none: a file may bring it in another unit.
    """
    match operand:
        case FactRead(name):
            definition = definition_of(plan, name)
            whole = definition is not None and definition.kind is Kind.NUMBER and not definition.decimals
            return _WHOLE if whole else None
        case IndexRead(name):
            return as_fraction(plan.index(name).rounding.step)
        case LineRead(name, None):
            steps = {_line_grid(plan, line) for line in plan.lines if line.name == name}
            return steps.pop() if len(steps) == 1 else None
        case _:
            return None


def any_between(low: Exact, low_in: bool, high: Exact, high_in: bool, step: Fraction | None) -> bool:
    """Whether a value that can come lies from `low` to `high`, each end in or out."""
    if step is None:
        return low < high or (low == high and low_in and high_in)
    first, last = as_fraction(low) / step, as_fraction(high) / step
    lowest = ceil(first) if low_in or first.denominator != 1 else ceil(first) + 1
    highest = floor(last) if high_in or last.denominator != 1 else floor(last) - 1
    return lowest <= highest


def _line_grid(plan: Plan, line: Line) -> Fraction | None:
    match line.steps[-1] if line.steps else None:
        case Rounded(rounding):
            return as_fraction(rounding.step)
        case Aggregate(function=Function.COUNT):
            return _WHOLE
        case Aggregate(function=Function.SUM | Function.HIGHEST | Function.LOWEST, operand=operand):
            return grid(plan, operand) if isinstance(operand, FactRead) else None
        case Basis((FactRead() as fact,)) if len(line.steps) == 1:
            return grid(plan, fact)
    return None
