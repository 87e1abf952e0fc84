"""A number in SQL: an integer expression, what one step of it is worth, and proven bounds.

Value = integer x factor, with the factor an exact fraction fixed when the query is made. A conversion of
units or a
division by a printed constant changes the factor and costs nothing at run time; nothing is ever rounded
unless a line
rounds. The bounds say when 64 bits are enough; beyond 128 bits (38 digits) the plan is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor, gcd, lcm

from sqlglot import exp

from quittance.engines.compile.sql import (
    BIGINT,
    BIGINT_MAX,
    HUGEINT,
    Sql,
    case,
    greatest,
    integer,
    least,
    whole_division,
)
from quittance.kernel.refusal import Refusal
from quittance.kernel.rounding import Mode, Rounding, round_ratio

DIGITS_MAX = 38


class TooManyDigits(Refusal):
    """A value of the plan would need more than 38 digits."""

    code = "TOO_MANY_DIGITS"


@dataclass(frozen=True, slots=True)
class Number:
    """`sql` is a BIGINT when the bounds fit in 64 bits, else a 128-bit integer; low <= sql <= high where not
    null.
    """

    sql: Sql
    factor: Fraction
    low: int
    high: int

    def __post_init__(self) -> None:
        if max(abs(self.low), abs(self.high)) >= 10**DIGITS_MAX:
            raise TooManyDigits(
                f"A value needs {len(str(max(abs(self.low), abs(self.high))))} digits; "
                f"at most {DIGITS_MAX} are calculated.",
                "Round a measure on the way, or declare tighter bounds for its facts.",
            )

    @property
    def is_wide(self) -> bool:
        """Whether 64 bits are not enough."""
        return _wide(self.low, self.high)

    @property
    def is_zero(self) -> bool:
        """Whether it can only be nought."""
        return self.low == self.high == 0


def _wide(low: int, high: int) -> bool:
    return max(abs(low), abs(high)) > BIGINT_MAX


def constant(value: Fraction) -> Number:
    """A number that is part of the shape."""
    return Number(integer(1 if value else 0), value if value else Fraction(1), bool(value), bool(value))


def _widened(number: Number, wide: bool) -> Sql:
    return exp.cast(number.sql, HUGEINT) if wide and not number.is_wide else number.sql


def _narrowed(sql: Sql, was_wide: bool, low: int, high: int) -> Sql:
    return exp.cast(sql, BIGINT) if was_wide and not _wide(low, high) else sql


def grid(factors: Sequence[Fraction]) -> Fraction:
    """The greatest factor of which every one of `factors` is a whole multiple."""
    denominator = lcm(*(factor.denominator for factor in factors))
    return Fraction(gcd(*(int(factor * denominator) for factor in factors)), denominator)


def rescaled(number: Number, factor: Fraction) -> Number:
    """The same value in steps of `factor`, which must divide its own."""
    ratio = number.factor / factor
    assert ratio.denominator == 1, "a number is only rescaled to a finer grid"
    times = ratio.numerator
    if times == 1:
        return replace(number, factor=factor)
    low, high = sorted((number.low * times, number.high * times))
    return Number(_widened(number, _wide(low, high)) * integer(times), factor, low, high)


def aligned(numbers: Sequence[Number]) -> list[Number]:
    """The same values on their common grid."""
    factor = grid([number.factor for number in numbers])
    return [rescaled(number, factor) for number in numbers]


def add(numbers: Sequence[Number]) -> Number:
    """Their sum."""
    if len(numbers) == 1:
        return numbers[0]
    parts = aligned(numbers)
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    wide = _wide(low, high) or any(part.is_wide for part in parts)
    sql = _widened(parts[0], wide)
    for part in parts[1:]:
        sql = sql + part.sql
    return Number(_narrowed(sql, wide, low, high), parts[0].factor, low, high)


def negative(number: Number) -> Number:
    """Its negative."""
    return Number(exp.Neg(this=exp.Paren(this=number.sql)), number.factor, -number.high, -number.low)


def subtract(left: Number, right: Number) -> Number:
    """left - right."""
    return add([left, negative(right)])


def multiply(left: Number, right: Number) -> Number:
    """left x right."""
    corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    low, high = min(corners), max(corners)
    wide = _wide(low, high) or left.is_wide or right.is_wide
    sql = _widened(left, wide) * right.sql
    return Number(_narrowed(sql, wide, low, high), left.factor * right.factor, low, high)


def extreme(numbers: Sequence[Number], *, greatest_of: bool) -> Number:
    """The greatest or least; nulls are skipped."""
    parts = aligned(numbers)
    pick = max if greatest_of else min
    sql = (greatest if greatest_of else least)([part.sql for part in parts])
    low, high = pick(part.low for part in parts), pick(part.high for part in parts)
    # A part may be null, then another decides: only a bound that all share is safe on the other side.
    low, high = min(low, *(part.low for part in parts)), max(high, *(part.high for part in parts))
    return Number(sql, parts[0].factor, low, high)


def chosen(branches: Sequence[tuple[Sql, Number | None]], otherwise: Number | None) -> Number:
    """CASE over numbers on their common grid; None is null."""
    present = [number for _, number in branches if number is not None] + (
        [otherwise] if otherwise is not None else []
    )
    parts = iter(aligned(present))
    cases = [
        (condition, next(parts).sql if number is not None else exp.null()) for condition, number in branches
    ]
    last = next(parts) if otherwise is not None else None
    whole = aligned(present)
    low, high = min(part.low for part in whole), max(part.high for part in whole)
    return Number(case(cases, last.sql if last is not None else None), whole[0].factor, low, high)


def at_least_zero(number: Number) -> Number:
    """max(0, number)."""
    if number.low >= 0:
        return number
    zero = exp.cast(integer(0), HUGEINT) if number.is_wide else integer(0)
    sql = case(
        [
            (number.sql > integer(0), number.sql),
            (exp.Not(this=exp.Is(this=number.sql, expression=exp.null())), zero),
        ]
    )
    return Number(sql, number.factor, 0, max(0, number.high))


def rounded(number: Number, rounding: Rounding) -> Number:
    """The multiple of the step, as a whole number of steps."""
    step = Fraction(rounding.step)
    ratio = number.factor / step
    times, by = ratio.numerator, ratio.denominator
    scaled = rescaled(replace(number, factor=Fraction(times)), Fraction(1))
    low, high = round_ratio(scaled.low, by, rounding.mode), round_ratio(scaled.high, by, rounding.mode)
    if by == 1:
        return Number(scaled.sql, step, low, high)
    return Number(_divided(scaled, by, rounding.mode, low, high), step, low, high)


def _divided(number: Number, by: int, mode: Mode, low: int, high: int) -> Sql:
    """Whole-number division that rounds; the sign is taken off first, since all modes are symmetrical."""
    addend = {Mode.UP: by - 1, Mode.DOWN: 0}.get(mode)
    scale = 1
    if addend is None:
        scale, addend = 2, {Mode.HALF_UP: by, Mode.HALF_DOWN: by - 1, Mode.HALF_EVEN: by}[mode]
    reach = max(abs(number.low), abs(number.high)) * scale + addend
    wide = _wide(-reach, reach) or by * scale > BIGINT_MAX
    if reach >= 10**DIGITS_MAX:
        raise TooManyDigits("A rounding needs more than 38 digits.", "Round a measure on the way.")
    value = _widened(number, wide)
    signed = number.low < 0
    size = exp.Abs(this=value) if signed else value
    total = size * integer(scale) if scale > 1 else size
    total = total + integer(addend) if addend else total
    result: Sql = whole_division(total, integer(by * scale), wide=len(str(by * scale)) if wide else 0)
    if mode is Mode.HALF_EVEN:
        tie = exp.Mod(this=exp.Paren(this=size * integer(2)), expression=integer(2 * by)).eq(integer(by))
        odd = exp.Mod(this=exp.Paren(this=result), expression=integer(2)).eq(integer(1))
        result = case([(exp.and_(tie, odd), exp.Paren(this=result) - integer(1))], result)
    if signed:
        result = case([(number.sql < integer(0), exp.Neg(this=exp.Paren(this=result)))], result)
    return _narrowed(exp.Paren(this=result), wide or number.is_wide, low, high)


def limit_of(number: Number, sign: str, limit: Fraction) -> int:
    """The whole number L such that `number sign limit` is exactly `number.sql <= L` (or > L for > and >=)."""
    exact = limit / number.factor
    return floor(exact) if sign in ("<=", ">") else ceil(exact) - 1
