"""Breaks of days: where a season or a one-off window opens and closes, and the latest day of a charge."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from quittance.core.tariff.breaks.model import Break, Day, place_of
from quittance.core.tariff.features.effective import Effective
from quittance.core.tariff.features.season import Season
from quittance.core.tariff.features.within import Within
from quittance.core.tariff.line import Line
from quittance.core.tariff.plan import Plan

_LEAP_DAY = (2, 29)


def day_breaks(plan: Plan, line: Line) -> Iterator[Break]:
    """The edges of the line's gates. Of a season those of the first whole round in the tariff's days."""
    place = place_of(line)
    for gate in line.gates:
        match gate:
            case Effective(starts, ends):
                for key, day in (("from", starts), ("before", ends)):
                    if day is not None:
                        yield Break(place, f"{line.name} {key}", line, Day(line.price_date, day))
            case Season(first, last):
                for key, month_day in (("first", first), ("last", last)):
                    day = next_day(plan.header.starts, month_day)
                    yield Break(place, f"{line.name} season, {key} day", line, Day(line.price_date, day))
            case Within(days, since, known):
                moved = Day(known, None, since, days)
                yield Break(place, f"{line.name} within", line, moved)
            case _:
                pass


def next_day(after: date, month_day: tuple[int, int]) -> date:
    """The first such day after the given one, so that the day before it is still the tariff's."""
    year = after.year
    while True:
        is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        if month_day != _LEAP_DAY or is_leap:
            day = date(year, *month_day)
            if day > after:
                return day
        year += 1
