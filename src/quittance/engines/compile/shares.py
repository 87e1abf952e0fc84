"""Who bears how much of an amount: largest remainder in minor units, worked out in columns."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from sqlglot import exp

from quittance.core.tariff.line import Line
from quittance.core.tariff.share_step import share_step
from quittance.engines.compile.currencies import currency_of, exponents
from quittance.engines.compile.number import Number, add, chosen, rounded, subtract
from quittance.engines.compile.scope_frame import ScopeFrame
from quittance.engines.compile.sql import BIGINT, HUGEINT, Sql, case, integer, text, whole_division
from quittance.kernel.rounding import Mode, Rounding


def shares(frame: ScopeFrame, line: Line, amount: Number) -> list[Number]:
    """The share of every bearer of the line, in order; they add up to the amount exactly.

    As `kernel.allocate`: the whole parts first, what is left over one step each to the largest remainders,
    the earliest first among equals; a negative amount mirrors its positive.
    """
    if len(line.commercial.bearer) == 1:
        return [amount]
    steps = {code: share_step(line, exponent) for code, exponent in exponents(frame).items()}
    split = {code: _split(line, amount, step) for code, step in steps.items()}
    if len(set(steps.values())) == 1:
        return next(iter(split.values()))
    own = currency_of(frame, 0, line.price_date).expression
    return [
        chosen([(own.eq(text(code)), parts[at]) for code, parts in split.items()], None)
        for at in range(len(line.commercial.bearer))
    ]


def _split(line: Line, amount: Number, step: Fraction) -> list[Number]:
    """Whole steps by largest remainder; the first bears what is finer, as a budget may leave it."""
    whole = rounded(amount, Rounding(Mode.DOWN, step))
    parts = _steps(line, whole)
    if (amount.factor / step).denominator == 1:
        return parts
    return [add([parts[0], subtract(amount, whole)]), *parts[1:]]


def _steps(line: Line, amount: Number) -> list[Number]:
    weights = [Fraction(share) for _, share in line.commercial.bearer]
    whole = lcm(*(weight.denominator for weight in weights))
    parts = [int(weight * whole) for weight in weights]
    size: Sql = exp.cast(exp.Abs(this=amount.sql.copy()), HUGEINT)
    floors: list[Sql] = [
        whole_division(size * integer(part), integer(sum(parts)), wide=len(str(sum(parts)))) for part in parts
    ]
    rests: list[Sql] = [
        exp.Mod(this=exp.Paren(this=size * integer(part)), expression=integer(sum(parts))) for part in parts
    ]
    left: Sql = size
    for floor in floors:
        left = left - exp.Paren(this=floor.copy())
    bound = max(abs(amount.low), abs(amount.high)) + 1
    result = []
    for at, floor in enumerate(floors):
        extra = case([(_ahead(rests, at) < exp.Paren(this=left.copy()), integer(1))], integer(0))
        share = exp.Paren(this=exp.Paren(this=floor) + extra)
        signed: Sql = case([(amount.sql.copy() < integer(0), exp.Neg(this=share.copy()))], share)
        number = Number(signed, amount.factor, -bound, bound)
        result.append(
            number if number.is_wide else Number(exp.cast(signed, BIGINT), number.factor, -bound, bound)
        )
    return result


def _ahead(rests: list[Sql], at: int) -> Sql:
    """How many bearers get a step that is left over before this one."""
    before: Sql = integer(0)
    for other, rest in enumerate(rests):
        if other != at:
            sign = exp.GTE if other < at else exp.GT
            ahead = sign(this=exp.Paren(this=rest.copy()), expression=exp.Paren(this=rests[at].copy()))
            before = before + case([(ahead, integer(1))], integer(0))
    return exp.Paren(this=before)
