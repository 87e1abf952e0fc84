"""Values as the declared columns of a result: decimals of fixed scale, never a double and never 128 bits."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sqlglot import exp

from quittance.engines.compile.number import Number, rescaled, rounded
from quittance.engines.compile.sql import NULL, Sql, case, decimal_product, integer, text, whole_division
from quittance.engines.compile.value import RefusalCode
from quittance.kernel.rounding import Mode, Rounding

AMOUNT_DECIMALS = 4
SHOWN_DECIMALS = 6
DIGITS = 18
NO_VERSION = "NO_VERSION"  # found before a query of a version is asked
REFUSALS = (*(code.name for code in RefusalCode), NO_VERSION)


def decimal(number: Number, unit: Fraction, decimals: int, *, at_most: bool = False) -> Sql:
    """The number in `unit` as DECIMAL(18, decimals), half up where it has more; `at_most`: fewer where that
    is exact.
    """
    in_unit = Number(number.sql, number.factor / unit, number.low, number.high)
    if at_most:
        decimals = min(decimals, _needed(in_unit.factor, decimals))
    step = Fraction(1, 10**decimals)
    target = exp.DataType.build(f"DECIMAL({DIGITS}, {decimals})")
    if (in_unit.factor / step).denominator != 1:
        in_unit = rounded(in_unit, Rounding(Mode.HALF_UP, step))
    digits = len(str(max(abs(in_unit.low), abs(in_unit.high))))
    if decimals and in_unit.factor < 1 and digits <= DIGITS - decimals:
        # The bounds leave room for the decimals, so the product stays in 64 bits.
        worth = text(f"0.{int(in_unit.factor / step):0{decimals}d}")
        factor = exp.cast(worth, exp.DataType.build(f"DECIMAL({decimals}, {decimals})"))
        whole = exp.cast(in_unit.sql, exp.DataType.build(f"DECIMAL({DIGITS - decimals}, 0)"))
        return decimal_product(whole, factor, DIGITS, decimals)
    # Else the product has more digits than the column on the way. What does not fit the declared column (from
    # 10^12 on with six decimals) the engine refuses, whatever the bounds allow.
    plain = exp.cast(rescaled(in_unit, step).sql, exp.DataType.build(f"DECIMAL({DIGITS}, 0)"))
    if decimals == 0:
        return plain
    small = text(f"0.{'0' * (decimals - 1)}1")
    factor = exp.cast(small, exp.DataType.build(f"DECIMAL({decimals}, {decimals})"))
    return exp.cast(exp.Paren(this=exp.Mul(this=plain, expression=factor)), target)


def _needed(factor: Fraction, most: int) -> int:
    """How many decimals show every multiple of the factor exactly; `most` if more or never."""
    for decimals in range(most):
        if (factor * 10**decimals).denominator == 1:
            return decimals
    return most


def word(value: str, words: Sequence[str]) -> Sql:
    """One of a few known words. As an enumeration it is written to Parquet several times faster than as text,
    and read back as text."""
    return exp.cast(text(value), enumeration(words))


def enumeration(words: Sequence[str]) -> exp.DataType:
    """The type of a column that holds one of these words."""
    distinct = [exp.Literal.string(one) for one in dict.fromkeys(words)]
    return exp.DataType(this=exp.DType.ENUM, expressions=distinct, nested=False)


def refusal_code(refusal: Sql | None) -> Sql:
    """The code's word, null where nothing refuses."""
    if refusal is None:
        return exp.cast(NULL, enumeration(REFUSALS))
    code = exp.Mod(this=exp.Paren(this=refusal.copy()), expression=integer(16))
    which = case([(code.eq(integer(one.value)), word(one.name, REFUSALS)) for one in RefusalCode])
    return case([(refusal.copy() > integer(0), which)])  # few rows are refused, so few are asked eight times


def refusal_line(refusal: Sql) -> Sql:
    """The number of the line where the refusal started, null where nothing refuses."""
    line = whole_division(refusal.copy(), integer(16))
    return case([(refusal.copy() > integer(0), line)])
