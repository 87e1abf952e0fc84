"""In what steps an amount is split among its bearers."""

from __future__ import annotations

from fractions import Fraction

from quittance.core.tariff.features.rounded import Rounded
from quittance.core.tariff.line import Line


def share_step(line: Line, exponent: int) -> Fraction:
    """The minor unit of a currency with `exponent` decimals, or where the line is rounded finer, the last
    decimal of its rounding step: half a yen of a line rounded to 0.05 JPY is split in hundredths of a yen."""
    finer = [_decimals(Fraction(step.rounding.step)) for step in line.steps if isinstance(step, Rounded)]
    return Fraction(1, 10 ** max(exponent, *finer, 0))


def _decimals(step: Fraction) -> int:
    return next((digits for digits in range(12) if (step * 10**digits).denominator == 1), 0)
