"""One row a subject: what was worked out, every amount, the total, and what refuses it."""

from __future__ import annotations

from fractions import Fraction

from sqlglot import exp

from quittance.core.facts.kind import Kind
from quittance.engines.compile.currencies import currency_of, exponents
from quittance.engines.compile.number import add, constant
from quittance.engines.compile.output import (
    AMOUNT_DECIMALS,
    SHOWN_DECIMALS,
    decimal,
    enumeration,
    refusal_code,
    refusal_line,
)
from quittance.engines.compile.run import or_zero, where_known
from quittance.engines.compile.scope_frame import ScopeFrame
from quittance.engines.compile.sql import INTEGER, NULL, Sql, either, integer, named, select, table
from quittance.engines.compile.subject import TEXT, charge_names, identity, lines_of, subject_refusal


def fact_rows(frame: ScopeFrame) -> exp.Select:
    """Columns: the identity; for every measure its value, table row and winner; for every charge its amount,
    exact amount (where rounding can change it), table row and alternative; `currency`, `total` (null when
    refused), `refusal`, `refused_line`, `provisional`."""
    charges = charge_names(frame)
    refusal = subject_refusal(frame)
    columns: dict[str, Sql] = identity(frame)
    for name in frame.values:
        columns.update(_charge(frame, name) if name in charges else _measure(frame, name))
    code = currency_of(frame, 0, frame.sheet.plan.header.price_date).expression
    columns["currency"] = exp.cast(code, enumeration(list(exponents(frame))))
    amounts = [
        (number, value.optional)
        for name in charges
        if (number := (value := frame.values[name]).number) is not None
    ]
    parts = [or_zero(number, optional) for number, optional in amounts]
    total = add(parts) if parts else constant(Fraction(0))
    if refusal is not None:
        total = where_known(total, refusal.eq(integer(0)))
    columns["total"] = decimal(total, Fraction(1), AMOUNT_DECIMALS)
    columns["refusal"] = refusal_code(refusal)
    columns["refused_line"] = exp.cast(refusal_line(refusal) if refusal is not None else NULL, INTEGER)
    columns["provisional"] = either([frame.values[name].provisional for name in charges]) or exp.false()
    return select([named(sql, name) for name, sql in columns.items()], table(frame.close(), "r"))


def _measure(frame: ScopeFrame, name: str) -> dict[str, Sql]:
    value, told = frame.values[name], frame.explained[name]
    if value.number is not None:
        unit = lines_of(frame, name)[0].type.unit
        factor = unit.factor if unit is not None else Fraction(1)
        columns = {name: decimal(value.number, factor, SHOWN_DECIMALS, at_most=True)}
    elif value.is_enumeration:
        columns = {name: value.expression}
    else:
        kind = {
            Kind.WORD: TEXT,
            Kind.YES_NO: exp.DataType.build("BOOLEAN"),
            Kind.DATE: exp.DataType.build("DATE"),
        }
        columns = {name: exp.cast(value.expression, kind.get(value.kind, TEXT))}
    if told.winner is not None:
        columns[f"{name}_from"] = told.winner
    if told.row is not None:
        columns[f"{name}_row"] = exp.cast(told.row, INTEGER)
    return columns


def _charge(frame: ScopeFrame, name: str) -> dict[str, Sql]:
    value, told = frame.values[name], frame.explained[name]
    if value.number is None:
        return {name: exp.cast(NULL, exp.DataType.build("DECIMAL(18, 4)"))}
    columns = {name: decimal(value.number, Fraction(1), AMOUNT_DECIMALS)}
    if told.exact is not None and (told.exact.factor / value.number.factor).denominator != 1:
        columns[f"{name}_exact"] = decimal(told.exact, Fraction(1), SHOWN_DECIMALS, at_most=True)
    if told.row is not None:
        columns[f"{name}_row"] = exp.cast(told.row, INTEGER)
    if told.taken is not None and len(lines_of(frame, name)) > 1:
        columns[f"{name}_line"] = exp.cast(told.taken, INTEGER)
    return columns
