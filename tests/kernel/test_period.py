from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.kernel.period import EmptyPeriod, Period, PeriodWord, days_in, period_of
from tests.kernel.strategies import days, periods

ONE_DAY = timedelta(days=1)
words = st.sampled_from(PeriodWord)


@given(periods(), days)
def test_the_start_is_inside_and_the_end_is_not(period: Period, day: date) -> None:
    assert period.contains(period.start)
    assert not period.contains(period.start - ONE_DAY)
    if period.end is not None:
        assert period.contains(period.end - ONE_DAY)
        assert not period.contains(period.end)
        assert period.days == (period.end - period.start).days
    else:
        assert period.contains(date.max)
        assert period.days is None
    assert period.contains(day) == (period.start <= day and (period.end is None or day < period.end))


@given(periods(), periods(), days)
def test_an_intersection_is_what_both_contain(a: Period, b: Period, day: date) -> None:
    both = a.intersect(b)
    assert both == b.intersect(a)
    assert (both is not None) == a.overlaps(b)
    assert (both is not None and both.contains(day)) == (a.contains(day) and b.contains(day))


@given(periods(), st.lists(periods(), max_size=6))
def test_gaps_are_what_nothing_covers(whole: Period, covered: list[Period]) -> None:
    gaps = whole.gaps(covered)
    turning_days = [day for period in (whole, *covered) for day in (period.start, period.end) if day]
    for day in (day + shift for day in turning_days for shift in (-ONE_DAY, ONE_DAY * 0)):
        is_free = whole.contains(day) and not any(period.contains(day) for period in covered)
        assert any(gap.contains(day) for gap in gaps) == is_free
    for earlier, later in pairwise(gaps):
        assert earlier.end is not None
        assert earlier.end < later.start


def test_neighbours_do_not_overlap_and_leave_no_gap() -> None:
    june = Period(date(2024, 6, 1), date(2024, 7, 1))
    july_on = Period(date(2024, 7, 1), None)
    assert not june.overlaps(july_on)
    assert Period(date(2024, 6, 1), None).gaps([july_on, june]) == []
    assert Period(date(2024, 5, 31), None).gaps([july_on, june]) == [
        Period(date(2024, 5, 31), date(2024, 6, 1))
    ]
    assert Period(date(2024, 5, 1), date(2024, 8, 1)).gaps([june]) == [
        Period(date(2024, 5, 1), date(2024, 6, 1)),
        Period(date(2024, 7, 1), date(2024, 8, 1)),
    ]


@pytest.mark.parametrize("end", [date(2024, 6, 1), date(2024, 5, 31)])
def test_a_period_without_a_day_is_refused(end: date) -> None:
    with pytest.raises(EmptyPeriod) as refusal:
        Period(date(2024, 6, 1), end)
    assert refusal.value.message == f"No day is in a period from 2024-06-01 to before {end}."


def test_an_instant_is_no_day() -> None:
    instant = datetime(2024, 6, 1, tzinfo=UTC)
    for start, end in ((instant, None), (date(2024, 5, 1), instant)):
        with pytest.raises(TypeError, match=r"^a period is made of days, not of instants$"):
            Period(start, end)


def test_a_period_is_printed_for_people() -> None:
    assert str(Period(date(2024, 6, 1), date(2024, 7, 1))) == "2024-06-01 to before 2024-07-01"
    assert str(Period(date(2024, 6, 1), None)) == "from 2024-06-01"


@given(words, days)
def test_a_day_is_inside_the_period_of_its_index(word: PeriodWord, day: date) -> None:
    index = word.period_index(day)
    period = period_of(word, index)
    assert period.contains(day)
    assert period.days == days_in(word, index)


@given(words, days)
def test_periods_of_a_word_follow_each_other(word: PeriodWord, day: date) -> None:
    index = word.period_index(day)
    period = period_of(word, index)
    assert period.end == period_of(word, index + 1).start
    assert word.period_index(period.start) == index
    assert period.end is not None
    assert word.period_index(period.end) == index + 1
    assert word.period_index(period.start - ONE_DAY) == index - 1


@pytest.mark.parametrize(
    ("word", "day", "start", "end", "length"),
    [
        (PeriodWord.DAY, date(2024, 2, 29), date(2024, 2, 29), date(2024, 3, 1), 1),
        (PeriodWord.WEEK, date(2024, 12, 31), date(2024, 12, 30), date(2025, 1, 6), 7),
        (PeriodWord.WEEK, date(2024, 6, 9), date(2024, 6, 3), date(2024, 6, 10), 7),
        (PeriodWord.MONTH, date(2024, 2, 10), date(2024, 2, 1), date(2024, 3, 1), 29),
        (PeriodWord.MONTH, date(2023, 12, 31), date(2023, 12, 1), date(2024, 1, 1), 31),
        (PeriodWord.QUARTER, date(2024, 12, 31), date(2024, 10, 1), date(2025, 1, 1), 92),
        (PeriodWord.QUARTER, date(2024, 3, 31), date(2024, 1, 1), date(2024, 4, 1), 91),
        (PeriodWord.YEAR, date(2024, 7, 1), date(2024, 1, 1), date(2025, 1, 1), 366),
    ],
)
def test_calendar_periods(word: PeriodWord, day: date, start: date, end: date, length: int) -> None:
    index = word.period_index(day)
    assert period_of(word, index) == Period(start, end)
    assert days_in(word, index) == length


def test_the_numbers_are_those_the_columnar_engine_computes() -> None:
    day = date(2024, 6, 15)
    assert PeriodWord.DAY.period_index(day) == day.toordinal() == 739052
    assert PeriodWord.WEEK.period_index(day) == 739051 // 7
    assert PeriodWord.MONTH.period_index(day) == 2024 * 12 + 5
    assert PeriodWord.QUARTER.period_index(day) == 2024 * 4 + 1
    assert PeriodWord.YEAR.period_index(day) == 2024


def test_a_week_starts_on_monday() -> None:
    assert period_of(PeriodWord.WEEK, PeriodWord.WEEK.period_index(date(2024, 6, 15))).start.isoweekday() == 1
