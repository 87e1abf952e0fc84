"""Facts as SQL values: columns of the fact rows, keys of a group, or derived from others."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlglot import exp

from quittance.core.facts.elsewhere import provisional_of, refusal_of
from quittance.core.facts.kind import Kind
from quittance.core.facts.lookup import find_definition
from quittance.core.facts.schema import FactColumn
from quittance.engines.compile import dates
from quittance.engines.compile.number import Number, add, aligned, multiply
from quittance.engines.compile.sql import (
    BIGINT,
    NULL,
    Sql,
    both,
    case,
    coalesce,
    column,
    either,
    integer,
    is_known,
    text,
)
from quittance.engines.compile.value import RefusalCode, Value, first_refusal, refused

if TYPE_CHECKING:
    from quittance.engines.compile.scope_frame import ScopeFrame

FROM_ELSEWHERE = ("buy.", "vendor.", "refunded.")
CALENDAR = ("month", "day", "year", "weekday")


def read(frame: ScopeFrame, name: str, line: int, price_date: str) -> Value:
    """The fact; missing refuses, unless it is an amount from elsewhere: then it is absent."""
    if name in CALENDAR:
        date = frame.price_day(price_date, line)
        if name == "weekday":
            return Value(Kind.WORD, sql=dates.weekday(date.expression), refusal=date.refusal)
        return Value(Kind.NUMBER, dates.calendar_number(name, date.expression), refusal=date.refusal)
    if frame.scope.is_group:
        return _group_key(frame, name, line)
    schema = frame.sheet.schemas.get(frame.scope.subject)
    known = schema.column(name) if schema else None
    value = _column(frame, known, line) if known is not None else None
    if value is not None and name.startswith(FROM_ELSEWHERE):
        return replace(value, refusal=_not_known(frame, name, line), provisional=provisional(frame, name))
    if value is not None and (value.refusal is None or name not in DERIVED):
        return value
    derived = DERIVED[name](frame, line, price_date) if name in DERIVED else None
    if value is None:
        if derived is not None:
            return derived
        if name.startswith(FROM_ELSEWHERE):
            return Value(Kind.NUMBER, sql=NULL, optional=True)
        return _lacking(frame, name, line)
    return _given_or_derived(frame, value, derived, line)


def _not_known(frame: ScopeFrame, name: str, line: int) -> Sql | None:
    """Why there is no such amount where there should be one, as the word beside it says."""
    schema = frame.sheet.schemas[frame.scope.subject]
    if schema.column(refusal_of(name)) is None:
        return None
    said = column(refusal_of(name))
    codes = (RefusalCode.BUY_REFUSED, RefusalCode.WRONG_CURRENCY)
    return case([(said.eq(text(code.name)), refused(line, code)) for code in codes], integer(0))


def provisional(frame: ScopeFrame, name: str) -> Sql | None:
    """Whether the amount rests on a period that has not closed, as the yes/no beside it says."""
    schema = frame.sheet.schemas.get(frame.scope.subject)
    known = schema.column(provisional_of(name)) if schema and not frame.scope.is_group else None
    return column(known.name) if known is not None else None


def _lacking(frame: ScopeFrame, name: str, line: int) -> Value:
    """A fact that no row has."""
    definition = find_definition(name, {one.name: one for one in frame.sheet.plan.declared})
    kind = definition.kind if definition is not None else Kind.WORD
    refusal = refused(line, RefusalCode.MISSING_FACT)
    if kind is Kind.NUMBER:
        return Value(kind, Number(exp.cast(NULL, BIGINT), Fraction(1), 0, 1), refusal=refusal)
    types = {Kind.WORD: "TEXT", Kind.YES_NO: "BOOLEAN", Kind.DATE: "DATE"}
    return Value(kind, sql=exp.cast(NULL, exp.DataType.build(types[kind])), refusal=refusal)


def is_there(frame: ScopeFrame, name: str) -> Sql:
    """Whether the fact is given, or follows from facts that are."""
    schema = frame.sheet.schemas.get(frame.scope.subject)
    known = schema.column(name) if schema else None
    if frame.scope.is_group and name not in frame.scope.keys:
        known = None
    if known is not None and known.required:
        return exp.true()
    given = is_known(column(name)) if known is not None else None
    derived = both([is_there(frame, source) for source in SOURCES[name]]) if name in SOURCES else None
    return either([given, derived]) or exp.false()


def _column(frame: ScopeFrame, known: FactColumn, line: int) -> Value:
    sql = column(known.name)
    elsewhere = known.name.startswith(FROM_ELSEWHERE)
    refusal = None if known.required or elsewhere else frame.missing(sql, line)
    if known.kind is not Kind.NUMBER:
        return Value(known.kind, sql=sql, refusal=refusal)
    scale = 10**known.decimals
    number = Number(sql, known.factor, int(known.lowest * scale), int(known.highest * scale))
    return Value(Kind.NUMBER, number, optional=elsewhere and not known.required, refusal=refusal)


def _group_key(frame: ScopeFrame, name: str, line: int) -> Value:
    if name not in frame.scope.keys:
        return _lacking(frame, name, line)
    schema = frame.sheet.schemas.get(frame.scope.subject)
    known = schema.column(name) if schema else None
    kind = known.kind if known else Kind.WORD
    if known is not None and kind is Kind.NUMBER:
        return _column(frame, known, line)
    return Value(kind, sql=column(name))


def _given_or_derived(frame: ScopeFrame, given: Value, derived: Value | None, line: int) -> Value:
    """The given value, else the derived one."""
    if derived is None or given.number is None or derived.number is None:
        return given
    left, right = aligned([given.number, derived.number])
    sql = coalesce(left.sql, right.sql)
    number = Number(sql, left.factor, min(left.low, right.low), max(left.high, right.high))
    return Value(Kind.NUMBER, number, refusal=frame.missing(sql, line))


def _numbers(
    frame: ScopeFrame, names: tuple[str, ...], line: int, price_date: str
) -> tuple[list[Number] | None, Value]:
    values = [read(frame, name, line, price_date) for name in names]
    refusal = first_refusal([value.refusal for value in values])
    if any(value.number is None for value in values):
        return None, Value(Kind.NUMBER, sql=NULL, refusal=refusal)
    return [value.number for value in values if value.number is not None], Value(
        Kind.NUMBER, sql=NULL, refusal=refusal
    )


def _volume(frame: ScopeFrame, line: int, price_date: str) -> Value:
    sides, bare = _numbers(frame, ("longest", "median", "shortest"), line, price_date)
    if sides is None:
        return bare
    product = multiply(multiply(sides[0], sides[1]), sides[2])
    # The sides are sorted, so the product of their bounds is the bound.
    return Value(Kind.NUMBER, product, refusal=bare.refusal)


def _girth(frame: ScopeFrame, line: int, price_date: str) -> Value:
    sides, bare = _numbers(frame, ("median", "shortest"), line, price_date)
    if sides is None:
        return bare
    around = add(sides)
    return Value(Kind.NUMBER, _doubled(around), refusal=bare.refusal)


def _length_girth(frame: ScopeFrame, line: int, price_date: str) -> Value:
    sides, bare = _numbers(frame, ("longest", "median", "shortest"), line, price_date)
    if sides is None:
        return bare
    girth = read(frame, "girth", line, price_date)
    if girth.number is None:
        return bare
    return Value(Kind.NUMBER, add([sides[0], girth.number]), refusal=bare.refusal)


def _doubled(number: Number) -> Number:
    return multiply(number, Number(integer(2), Fraction(1), 2, 2))


SOURCES = {
    "volume": ("longest", "median", "shortest"),
    "girth": ("median", "shortest"),
    "length_girth": ("longest", "median", "shortest"),
}
DERIVED = {"volume": _volume, "girth": _girth, "length_girth": _length_girth}
