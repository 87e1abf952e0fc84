from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from quittance.core.rating.dates import CALENDAR, in_season

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
MONTH_DAYS = DAYS.map(lambda day: (day.month, day.day))


def test_the_calendar_of_a_day() -> None:
    day = date(2026, 3, 9)
    assert {name: read(day) for name, read in CALENDAR.items()} == {
        "month": 3, "day": 9, "year": 2026, "weekday": "monday",
    }  # fmt: skip


@given(DAYS)
def test_a_week_has_its_seven_days_in_order(day: date) -> None:
    names = [CALENDAR["weekday"](day + timedelta(days=offset)) for offset in range(8)]
    assert len(set(names)) == 7
    assert names[0] == names[7]


@given(DAYS, MONTH_DAYS, MONTH_DAYS)
def test_both_ends_are_in(day: date, first: tuple[int, int], last: tuple[int, int]) -> None:
    at = (day.month, day.day)
    assert in_season(day, at, last) or at > last
    assert in_season(day, at, at)
    if first <= at <= last:
        assert in_season(day, first, last)


@given(DAYS, MONTH_DAYS, MONTH_DAYS)
def test_a_season_and_the_rest_of_the_year_share_only_their_ends(
    day: date, first: tuple[int, int], last: tuple[int, int]
) -> None:
    assume(first != last)
    both = in_season(day, first, last) and in_season(day, last, first)
    assert in_season(day, first, last) or in_season(day, last, first)
    assert not both or (day.month, day.day) in (first, last)
