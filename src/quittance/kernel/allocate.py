"""Splitting a whole amount so that nothing is lost: the largest remainder method."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm

from quittance.kernel.exact import as_fraction, exact
from quittance.kernel.refusal import Refusal


class NothingToAllocateBy(Refusal):
    """There are no weights, or all are zero, so no share is more right than another."""

    code = "NOTHING_TO_ALLOCATE_BY"


class NegativeWeight(Refusal):
    """A weight is below zero."""

    code = "NEGATIVE_WEIGHT"


def allocate(total: int, weights: Sequence[int | Fraction | Decimal]) -> list[int]:
    """`total` (minor units) in shares proportional to `weights`, in their order, adding up to it exactly.

    Every share is the proportional one rounded up or down; what is left over goes, one by one, to the largest
    remainders, the earliest among equals. A negative total is the mirror of its positive. A zero weight gets
    zero. Refuses with `NothingToAllocateBy` and `NegativeWeight`.
    """
    whole_weights = _whole(weights)
    if any(weight < 0 for weight in whole_weights):
        raise NegativeWeight(
            "A weight to allocate by is below zero.",
            "Weights are zero or more; for a credit make the total negative.",
        )
    all_weights = sum(whole_weights)
    if all_weights == 0:
        raise NothingToAllocateBy(
            "There is nothing to allocate by: no weight is above zero.", "Give at least one share above zero."
        )
    parts = [divmod(abs(total) * weight, all_weights) for weight in whole_weights]
    shares = [share for share, _ in parts]
    by_remainder = sorted(range(len(parts)), key=lambda position: -parts[position][1])
    for position in by_remainder[: abs(total) - sum(shares)]:
        shares[position] += 1
    return shares if total >= 0 else [-share for share in shares]


def _whole(weights: Sequence[int | Fraction | Decimal]) -> list[int]:
    fractions = [as_fraction(exact(weight)) for weight in weights]
    common = lcm(*(fraction.denominator for fraction in fractions))
    return [fraction.numerator * (common // fraction.denominator) for fraction in fractions]
