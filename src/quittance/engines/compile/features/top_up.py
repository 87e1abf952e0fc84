"""`top_up_to`, `cut_down_to`: what is missing or over."""

from quittance.core.tariff.features.top_up import TopUp
from quittance.engines.compile.number import Number, add, at_least_zero, constant, subtract
from quittance.engines.compile.run import Run, or_zero


def lower(step: TopUp, run: Run) -> None:
    """max(0, target - sum), or with cut max(0, sum - target); absent operands are nothing."""
    parts: list[Number] = []
    for operand in step.operands:
        value = run.read(operand)
        if value.number is not None:
            parts.append(or_zero(value.number, value.optional or value.refusal is not None))
    target, optional = run.read_number(step.target)
    total = add(parts) if parts else constant_zero()
    goal = or_zero(target, optional) if target is not None else constant_zero()
    run.basis = total
    left, right = (total, goal) if step.cut else (goal, total)
    run.become(at_least_zero(run.pinned(subtract(left, right), "difference")), optional=False)


def constant_zero() -> Number:
    """Nought."""
    from fractions import Fraction

    return constant(Fraction(0))


STEPS = {TopUp: lower}
