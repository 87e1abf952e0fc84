"""Days in SQL count as the kernel counts them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import duckdb
import pytest

from quittance.core.rating.dates import CALENDAR
from quittance.engines.compile import dates
from quittance.engines.compile.sql import Sql, column, day
from quittance.kernel.period import PeriodWord

EDGES = [
    date(year, *month_day)
    for year in (1, 2, 1999, 2000, 2024, 2026, 9999)
    for month_day in ((1, 1), (2, 28), (3, 1), (3, 31), (4, 1), (6, 30), (7, 1), (9, 30), (10, 1), (12, 31))
]
WEEK = [date(2026, 3, number) for number in range(1, 16)]
SOME = [date.fromordinal(ordinal) for ordinal in range(1, date.max.toordinal(), 36_525 // 2 + 1)]
DAYS = [*EDGES, *WEEK, *SOME, date(2024, 2, 29)]


def answered(sql: Sql) -> list[object]:
    """The expression for every day, where the day is the column `d`."""
    rows = ", ".join(f"({at}, {day(one).sql(dialect='duckdb')})" for at, one in enumerate(DAYS))
    query = f"SELECT {sql.sql(dialect='duckdb')} FROM (VALUES {rows}) AS r (place, d) ORDER BY place"
    return [row[0] for row in duckdb.execute(query).fetchall()]


def test_the_number_of_a_day() -> None:
    found = dates.ordinal(column("d"))
    assert answered(found.sql) == [one.toordinal() for one in DAYS]
    assert (found.factor, found.low, found.high) == (Fraction(1), 1, date.max.toordinal())


@pytest.mark.parametrize("word", list(PeriodWord))
def test_the_number_of_a_period(word: PeriodWord) -> None:
    assert answered(dates.period_index(word, column("d"))) == [word.period_index(one) for one in DAYS]


@pytest.mark.parametrize(("word", "highest"), [("month", 12), ("day", 31), ("year", 9999)])
def test_numbers_of_the_calendar(word: str, highest: int) -> None:
    found = dates.calendar_number(word, column("d"))
    assert answered(found.sql) == [CALENDAR[word](one) for one in DAYS]
    assert (found.factor, found.low, found.high) == (Fraction(1), 1, highest)


def test_days_of_the_week() -> None:
    assert answered(dates.weekday(column("d"))) == [CALENDAR["weekday"](one) for one in DAYS]
