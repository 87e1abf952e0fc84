"""Days of a month as parcels know them: busy Mondays, thin Sundays."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from quittance.adapters.fact_files.sample.draw import Draw, Whole

_BY_WEEKDAY = (18, 17, 16, 16, 16, 11, 6)
_EPOCH = date(1970, 1, 1)


def month_days(month: date) -> int:
    """How many days the month has."""
    return monthrange(month.year, month.month)[1]


def first_day(month: date) -> int:
    """The first of the month as days since 1970-01-01."""
    return (month.replace(day=1) - _EPOCH).days


def day_of(draw: Draw, column: str, month: date) -> Whole:
    """A day of the month for each row, as days since 1970-01-01."""
    first = month.replace(day=1)
    weights = [_BY_WEEKDAY[(first.weekday() + day) % 7] for day in range(month_days(month))]
    return first_day(month) + draw.choice(column, weights)
