"""Seasons: "15 Oct to 14 Jan", both days in, across the year end if need be."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.language.cursor import Cursor

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SeasonText:
    """First and last day of every year's season, as (month, day)."""

    first: MonthDay
    last: MonthDay

    def __str__(self) -> str:
        return " to ".join(f"{day} {_MONTHS[month - 1].title()}" for month, day in (self.first, self.last))


def parse_season(text: str) -> SeasonText:
    """The season in a text. Refuses with `NotUnderstood`."""
    cursor = Cursor(text)
    first = _take_day(cursor)
    cursor.expect("to")
    last = _take_day(cursor)
    cursor.done()
    return SeasonText(first, last)


def _take_day(cursor: Cursor) -> MonthDay:
    number_at = cursor.next
    day = cursor.whole("a day of the month")
    month = cursor.next.text.lower()
    if month[:3] not in _MONTHS or not (len(month) == 3 or month in _FULL):
        cursor.fail("a month such as Oct")
    number = _MONTHS.index(month[:3]) + 1
    if not 1 <= day <= _DAYS[number - 1]:
        cursor.fail(f"a month with a day {number_at.text}")
    cursor.take()
    return number, day


_FULL = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
