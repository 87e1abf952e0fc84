"""The calendar says which feed is due when, and what it cannot say is refused with its line."""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.core.completeness.calendar import (
    COLUMNS,
    WEEKDAYS,
    BadFeedCalendar,
    FeedRow,
    expected_feeds,
    parse_calendar,
)

HEADING = ",".join(COLUMNS)
LINE = "scans,events,hubs,HUB-A,2026-01-01,,mon-sat,+1 00:30,60 %"
DAY = date(2026, 3, 14)


def parsed(*lines: str) -> list[FeedRow]:
    return parse_calendar(list(csv.DictReader([HEADING, *lines])), ["events"], "feeds.csv")


def days(*lines: str, first: date = DAY, last: date = DAY) -> list[date]:
    return [one.day for one in expected_feeds(parsed(*lines), first, last, "Europe/London")]


def test_a_feed_is_due_in_the_zone_of_the_workspace() -> None:
    """London has summer time since 29 March 2026: half past midnight there is 23:30 UTC."""
    (found,) = expected_feeds(parsed(LINE), date(2026, 3, 30), date(2026, 3, 30), "Europe/London")
    assert found.due_at == datetime(2026, 3, 30, 23, 30, tzinfo=ZoneInfo("UTC"))
    assert (found.feed, found.table, found.source, found.site, found.at_least) == (
        "scans", "events", "hubs", "HUB-A", 60,
    )  # fmt: skip


def test_a_line_below_takes_a_holiday_out_and_another_feed_stays() -> None:
    holiday = "scans,events,hubs,HUB-A,2026-03-14,2026-03-14,none,+1 00:30,"
    other = LINE.replace("scans", "labels")
    assert days(LINE, holiday, last=DAY + timedelta(days=2)) == [date(2026, 3, 16)]
    assert days(holiday, LINE) == [DAY]
    assert days(LINE, holiday, other) == [DAY]


@given(st.sets(st.sampled_from(WEEKDAYS)), st.dates(date(2026, 1, 1), date(2027, 1, 1)))
def test_a_feed_is_expected_on_its_days_of_the_week_and_no_others(words: set[str], first: date) -> None:
    line = LINE.replace("mon-sat", " ".join(sorted(words)) or "none")
    last = first + timedelta(days=13)
    expected = [
        day
        for day in (first + timedelta(days=number) for number in range(14))
        if WEEKDAYS[day.weekday()] in words
    ]
    assert days(line, first=first, last=last) == expected


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("events", "scans", "there is no table 'scans'"),
        ("2026-01-01", "1 Jan", "'1 Jan' is not a day"),
        ("mon-sat", "weekdays", "names no days"),
        ("mon-sat", "mon-x", "names no days"),
        ("+1 00:30", "tomorrow", "due is 'tomorrow'"),
        ("+1 00:30", "+1 24:00", "due is '+1 24:00'"),
        ("60 %", "most", "at_least is 'most'"),
        (",hubs,", ",,", "names no feed or no source"),
        (",60 %", "", "has no at_least"),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, said: str) -> None:
    with pytest.raises(BadFeedCalendar, match=r"feeds\.csv:2") as refused:
        parsed(LINE.replace(old, new))
    assert said in refused.value.message
