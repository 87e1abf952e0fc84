"""Dates as day numbers, and the calendar words of a pricing date."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from quittance.engines.compile.number import Number
from quittance.engines.compile.sql import BIGINT, Sql, day, integer
from quittance.kernel.period import PeriodWord
from sqlglot import exp

LAST_DAY = date.max.toordinal()


def ordinal(value: Sql) -> Number:
    """The day number: 1 January of year 1 is day 1, as Python counts."""
    days = exp.cast(exp.Paren(this=exp.Sub(this=value.copy(), expression=day(date.min))), BIGINT)
    return Number(exp.Paren(this=days + integer(1)), Fraction(1), 1, LAST_DAY)


def year(value: Sql) -> Sql:
    """The year."""
    return exp.Year(this=value.copy())


def month(value: Sql) -> Sql:
    """The month, 1 to 12."""
    return exp.Month(this=value.copy())


def calendar_word(word: str, value: Sql) -> Number:
    """`month`, `day` of the month, or `weekday` (Monday is 1) as a number."""
    if word == "month":
        return Number(month(value), Fraction(1), 1, 12)
    if word == "day":
        return Number(exp.Day(this=value.copy()), Fraction(1), 1, 31)
    sunday_free = exp.Mod(this=exp.Paren(this=ordinal(value).sql - integer(1)), expression=integer(7))
    return Number(exp.Paren(this=sunday_free + integer(1)), Fraction(1), 1, 7)


def period_index(word: PeriodWord, value: Sql) -> Sql:
    """The number of the period that contains the day, as `kernel.period` counts."""
    match word:
        case PeriodWord.DAY:
            return ordinal(value).sql
        case PeriodWord.WEEK:
            return exp.IntDiv(this=exp.Paren(this=ordinal(value).sql - integer(1)), expression=integer(7))
        case PeriodWord.MONTH:
            return year(value) * integer(12) + month(value) - integer(1)
        case PeriodWord.QUARTER:
            quarter = exp.IntDiv(this=exp.Paren(this=month(value) - integer(1)), expression=integer(3))
            return year(value) * integer(4) + quarter
        case PeriodWord.YEAR:
            return year(value)
