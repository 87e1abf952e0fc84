"""Dates as day numbers, and the calendar words of a pricing date."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlglot import exp

from quittance.engines.compile.number import Number
from quittance.engines.compile.sql import Sql, case, day, days_between, integer, text, whole_division
from quittance.kernel.period import PeriodWord

LAST_DAY = date.max.toordinal()
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def ordinal(value: Sql) -> Number:
    """The day number: 1 January of year 1 is day 1, as Python counts."""
    days = days_between(value.copy(), day(date.min))
    return Number(exp.Paren(this=days + integer(1)), Fraction(1), 1, LAST_DAY)


def year(value: Sql) -> Sql:
    """The year."""
    return exp.Year(this=value.copy())


def month(value: Sql) -> Sql:
    """The month, 1 to 12."""
    return exp.Month(this=value.copy())


def calendar_number(word: str, value: Sql) -> Number:
    """`month`, `day` of the month or `year` as a number."""
    if word == "month":
        return Number(month(value), Fraction(1), 1, 12)
    if word == "day":
        return Number(exp.Day(this=value.copy()), Fraction(1), 1, 31)
    return Number(year(value), Fraction(1), 1, date.max.year)


def weekday(value: Sql) -> Sql:
    """Monday to sunday, in small letters."""
    number = exp.Mod(this=exp.Paren(this=ordinal(value).sql - integer(1)), expression=integer(7))
    return case(
        [(number.copy().eq(integer(at)), text(word)) for at, word in enumerate(WEEKDAYS[:-1])],
        text(WEEKDAYS[-1]),
    )


def period_index(word: PeriodWord, value: Sql) -> Sql:
    """The number of the period that contains the day, as `kernel.period` counts."""
    match word:
        case PeriodWord.DAY:
            return ordinal(value).sql
        case PeriodWord.WEEK:
            return whole_division(ordinal(value).sql - integer(1), integer(7))
        case PeriodWord.MONTH:
            return year(value) * integer(12) + month(value) - integer(1)
        case PeriodWord.QUARTER:
            quarter = whole_division(month(value) - integer(1), integer(3))
            return year(value) * integer(4) + quarter
        case PeriodWord.YEAR:
            return year(value)
