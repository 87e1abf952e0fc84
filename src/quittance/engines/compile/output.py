"""Values as the declared columns of a result: decimals of fixed scale, never a double and never 128 bits."""

from __future__ import annotations

from fractions import Fraction

from quittance.engines.compile.number import Number, rescaled, rounded
from quittance.engines.compile.sql import Sql, case, integer, text
from quittance.engines.compile.value import RefusalCode
from quittance.kernel.rounding import Mode, Rounding
from sqlglot import exp

AMOUNT_DECIMALS = 4
SHOWN_DECIMALS = 6
DIGITS = 18


def decimal(number: Number, unit: Fraction, decimals: int, *, at_most: bool = False) -> Sql:
    """The number in `unit` as DECIMAL(18, decimals), half up where it has more; `at_most`: fewer where that is exact."""
    in_unit = Number(number.sql, number.factor / unit, number.low, number.high)
    if at_most:
        decimals = min(decimals, _needed(in_unit.factor, decimals))
    step = Fraction(1, 10**decimals)
    if (in_unit.factor / step).denominator == 1:
        whole = rescaled(in_unit, step)
    else:
        whole = rounded(in_unit, Rounding(Mode.HALF_UP, step))
    digits = max(len(str(max(abs(whole.low), abs(whole.high)))), 1)
    target = exp.DataType.build(f"DECIMAL({DIGITS}, {decimals})")
    width = DIGITS - decimals if digits <= DIGITS - decimals else 38 - decimals
    plain = exp.cast(whole.sql, exp.DataType.build(f"DECIMAL({width}, 0)"))
    if decimals == 0:
        return plain if width == DIGITS else exp.cast(plain, target)
    small = exp.cast(text(f"0.{'0' * (decimals - 1)}1"), exp.DataType.build(f"DECIMAL({decimals}, {decimals})"))
    scaled = exp.Mul(this=plain, expression=small)
    return scaled if width == DIGITS - decimals else exp.cast(exp.Paren(this=scaled), target)


def _needed(factor: Fraction, most: int) -> int:
    """How many decimals show every multiple of the factor exactly; `most` if more or never."""
    for decimals in range(most):
        if (factor * 10**decimals).denominator == 1:
            return decimals
    return most


def refusal_code(refusal: Sql) -> Sql:
    """The code's word, null where nothing refuses."""
    code = exp.Mod(this=exp.Paren(this=refusal.copy()), expression=integer(16))
    return case([(code.eq(integer(one.value)), text(one.name)) for one in RefusalCode])


def refusal_line(refusal: Sql) -> Sql:
    """The number of the line where the refusal started, null where nothing refuses."""
    line = exp.IntDiv(this=exp.Paren(this=refusal.copy()), expression=integer(16))
    return case([(refusal.copy() > integer(0), line)])
