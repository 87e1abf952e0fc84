"""`top_up_to`, `cut_down_to`: what is missing or over."""

from fractions import Fraction

from quittance.core.tariff.features.top_up import TopUp
from quittance.engines.compile.number import Number, add, aligned, at_least_zero, constant, subtract
from quittance.engines.compile.run import Run, or_zero
from quittance.engines.compile.sql import coalesce


def lower(step: TopUp, run: Run) -> None:
    """max(0, target - sum), or with cut max(0, sum - target).

    Absent operands are nothing; where the target is absent nothing is missing and nothing is over.
    """
    parts: list[Number] = []
    for operand in step.operands:
        value = run.read(operand)
        if value.number is not None:
            parts.append(or_zero(value.number, value.optional or value.refusal is not None))
    target, optional = run.read_number(step.target)
    total = add(parts) if parts else constant(Fraction(0))
    goal = total if target is None else _or_total(target, total) if optional else target
    run.basis = total
    left, right = (total, goal) if step.cut else (goal, total)
    run.become(at_least_zero(run.pinned(subtract(left, right), "difference")), optional=False)


def _or_total(target: Number, total: Number) -> Number:
    """The target, or the total itself where the target is absent, so that the difference is nought."""
    one, two = aligned([target, total])
    return Number(coalesce(one.sql, two.sql), one.factor, min(one.low, two.low), max(one.high, two.high))


STEPS = {TopUp: lower}
