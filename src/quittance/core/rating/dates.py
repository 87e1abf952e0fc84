"""What a tariff reads off the pricing date: month, day, year, weekday, and whether a day lies in a season."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

MonthDay = tuple[int, int]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

CALENDAR: dict[str, Callable[[date], Decimal | str]] = {
    "month": lambda day: Decimal(day.month),
    "day": lambda day: Decimal(day.day),
    "year": lambda day: Decimal(day.year),
    "weekday": lambda day: _WEEKDAYS[day.weekday()],
}
"""Facts that no row holds: they are those of the pricing date of the line that reads them."""


def in_season(day: date, first: MonthDay, last: MonthDay) -> bool:
    """Whether the day's (month, day) lies from first to last, both included; first after last crosses the
    year."""
    at = (day.month, day.day)
    if first <= last:
        return first <= at <= last
    return at >= first or at <= last
