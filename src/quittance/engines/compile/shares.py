"""Who bears how much of an amount: largest remainder in minor units, worked out in columns."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from quittance.core.tariff.line import Line
from quittance.engines.compile.number import Number
from quittance.engines.compile.sql import HUGEINT, Sql, case, integer
from sqlglot import exp


def shares(line: Line, amount: Number) -> list[Number]:
    """The share of every bearer of the line, in order; they add up to the amount exactly.

    As `kernel.allocate`: the whole parts first, what is left over one step each to the largest remainders, the earliest
    first among equals; a negative amount mirrors its positive.
    """
    weights = [Fraction(share) for _, share in line.commercial.bearer]
    if len(weights) == 1:
        return [amount]
    whole = lcm(*(weight.denominator for weight in weights))
    parts = [int(weight * whole) for weight in weights]
    total = sum(parts)
    size: Sql = exp.cast(exp.Abs(this=amount.sql.copy()), HUGEINT)
    floors: list[Sql] = [exp.IntDiv(this=exp.Paren(this=size * integer(part)), expression=integer(total)) for part in parts]
    rests: list[Sql] = [exp.Mod(this=exp.Paren(this=size * integer(part)), expression=integer(total)) for part in parts]
    left: Sql = size
    for floor in floors:
        left = left - exp.Paren(this=floor.copy())
    result = []
    for at, (floor, rest) in enumerate(zip(floors, rests, strict=True)):
        before: Sql = integer(0)
        for other, other_rest in enumerate(rests):
            if other != at:
                sign = exp.GTE if other < at else exp.GT
                ahead = sign(this=exp.Paren(this=other_rest.copy()), expression=exp.Paren(this=rest.copy()))
                before = before + case([(ahead, integer(1))], integer(0))
        extra = case([(exp.Paren(this=before) < exp.Paren(this=left.copy()), integer(1))], integer(0))
        share = exp.Paren(this=exp.Paren(this=floor) + extra)
        signed = case([(amount.sql.copy() < integer(0), exp.Neg(this=share.copy()))], share)
        bound = max(abs(amount.low), abs(amount.high)) + 1
        number = Number(signed, amount.factor, -bound, bound)
        result.append(Number(exp.cast(signed, exp.DataType.build("BIGINT")), *(number.factor, -bound, bound)) if not number.is_wide else number)
    return result
