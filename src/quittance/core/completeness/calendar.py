"""The calendar of expected feeds: who sends facts of which site for which days, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from quittance.kernel.refusal import Refusal

COLUMNS = ("feed", "table", "source", "site", "from", "until", "days", "due", "at_least")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DUE = re.compile(r"\+(\d) (\d\d):(\d\d)")
_PERCENT = re.compile(r"(\d{1,3}) ?%")


class BadFeedCalendar(Refusal):
    """The calendar of expected feeds is not there, or says something that it cannot say."""

    code = "BAD_FEED_CALENDAR"


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A line of the calendar: from a day until a day a feed is expected on some days of the week.

    site         "" where the feed is not cut by site.
    days         days of the week, 0 for Monday; none where nothing is expected, such as on a holiday.
    due          days after the day it is about, and the time of day, by which it has to be there.
    at_least     percent of what the same weekday usually has; less is thin.
    """

    feed: str
    table: str
    source: str
    site: str
    starts: date
    ends: date | None
    days: frozenset[int]
    due: tuple[int, time]
    at_least: int


@dataclass(frozen=True, slots=True, order=True)
class Expected:
    """What is expected: the facts of one feed about one day, due at a moment."""

    day: date
    feed: str
    table: str
    source: str
    site: str
    due_at: datetime
    at_least: int


def parse_calendar(rows: Sequence[Mapping[str, str]], tables: Sequence[str], where: str) -> list[FeedRow]:
    """The lines of a calendar, as `csv.DictReader` reads them; `tables` are those that facts can go into.

    Refuses with `BadFeedCalendar`, naming the line.
    """
    return [_row(row, tables, f"{where}:{line}") for line, row in enumerate(rows, start=2)]


def expected_feeds(calendar: Sequence[FeedRow], first: date, last: date, zone: str) -> Iterator[Expected]:
    """What is expected for the days from `first` to `last`, both included, by day and feed.

    Of several lines of one feed that hold on a day the last one of the file counts, so that a line below can
    take a holiday out.
    """
    day = first
    while day <= last:
        holding = {row.feed: row for row in calendar if row.starts <= day <= (row.ends or day)}
        for feed, row in sorted(holding.items()):
            if day.weekday() in row.days:
                later, at = row.due
                due_at = datetime.combine(day + timedelta(days=later), at, ZoneInfo(zone))
                yield Expected(day, feed, row.table, row.source, row.site, due_at, row.at_least)
        day += timedelta(days=1)


def _row(row: Mapping[str, str], tables: Sequence[str], where: str) -> FeedRow:
    missing = [name for name in COLUMNS if row.get(name) is None]
    if missing:
        raise BadFeedCalendar(f"{where} has no {missing[0]}.", f"Its columns are {', '.join(COLUMNS)}.")
    if row["table"] not in tables:
        raise BadFeedCalendar(f"{where}: there is no table {row['table']!r}.", f"Known: {', '.join(tables)}.")
    if not row["feed"] or not row["source"]:
        raise BadFeedCalendar(f"{where} names no feed or no source.")
    return FeedRow(
        feed=row["feed"],
        table=row["table"],
        source=row["source"],
        site=row["site"],
        starts=_day(row["from"], where),
        ends=_day(row["until"], where) if row["until"] else None,
        days=_days(row["days"], where),
        due=_due(row["due"], where),
        at_least=_percent(row["at_least"], where),
    )


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadFeedCalendar(f"{where}: {text!r} is not a day.", "Write 2026-03-14.") from None


def _days(text: str, where: str) -> frozenset[int]:
    """`mon-sat`, `mon wed fri`, `daily`, or `none`."""
    found: set[int] = set()
    for word in text.replace("daily", "mon-sun").replace("none", "").split():
        first, _, last = word.partition("-")
        if first not in WEEKDAYS or (last and last not in WEEKDAYS):
            raise BadFeedCalendar(f"{where}: {text!r} names no days.", "mon-sat, mon wed, daily, or none.")
        start = WEEKDAYS.index(first)
        found.update(range(start, WEEKDAYS.index(last or first) + 1))
    return frozenset(found)


def _due(text: str, where: str) -> tuple[int, time]:
    found = _DUE.fullmatch(text)
    if found is None or int(found[2]) > 23 or int(found[3]) > 59:
        raise BadFeedCalendar(f"{where}: due is {text!r}.", "Days later and the time: +1 00:30.")
    return int(found[1]), time(int(found[2]), int(found[3]))


def _percent(text: str, where: str) -> int:
    found = _PERCENT.fullmatch(text) if text else None
    if text and found is None:
        raise BadFeedCalendar(f"{where}: at_least is {text!r}.", "Write 60 %, or nothing.")
    return int(found[1]) if found else 0
