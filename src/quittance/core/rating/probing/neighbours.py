"""The days and words next to one at which something changes."""

from __future__ import annotations

from datetime import date, timedelta

from quittance.core.rating.dates import CALENDAR
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.line import Step
from quittance.core.tariff.operand import FactRead
from quittance.core.tariff.scope import Scope
from quittance.kernel.exact import Exact
from quittance.kernel.period import period_of

_DAY = timedelta(days=1)
_DAYS_SEEN = 800


def days_around(day: date, kind: Scope) -> tuple[date, date, date]:
    """The day before, the day, the day after. A group is priced on the last day of its period, so for one
    with a period each lies in a period of its own.
    """
    if kind.period is None:
        return day - _DAY, day, day + _DAY
    period = period_of(kind.period, kind.period.period_index(day))
    assert period.end is not None, "a calendar period ends"
    return period.start - _DAY, day, period.end


def calendar_days(
    steps: tuple[Step, ...], limit: Exact, start: date, *, belongs: bool
) -> tuple[date, date, date] | None:
    """Days on which the month, the day or the year of the pricing date is just below, at and just above the
    limit; None if it is none of these, or if no day is.
    """
    match steps:
        case (Basis((FactRead(name),)),) if name in CALENDAR:
            read = CALENDAR[name]
        case _:
            return None
    days = [start + ahead * _DAY for ahead in range(_DAYS_SEEN)]
    at = [day for day in days if read(day) == limit]
    if not at:
        return None
    first = at[0]
    last = next(
        day for day in (first + ahead * _DAY for ahead in range(_DAYS_SEEN)) if read(day + _DAY) != limit
    )
    return first - _DAY, last if belongs else first, last + _DAY


def words_around(word: str) -> tuple[str, str, str]:
    """A word just before, the word, and one just after it of the same length, where there is one."""
    return _before(word), word, _after(word)


def _before(word: str) -> str:
    digits = _digits(word)
    if digits and int(digits):
        return word[: -len(digits)] + str(int(digits) - 1).zfill(len(digits))
    last = word[-1:]
    return word[:-1] + chr(ord(last) - 1) if last not in ("", "A", "a", "0") else word[:-1]


def _after(word: str) -> str:
    digits = _digits(word)
    if digits and len(str(int(digits) + 1)) <= len(digits):
        return word[: -len(digits)] + str(int(digits) + 1).zfill(len(digits))
    last = word[-1:]
    return word[:-1] + chr(ord(last) + 1) if last not in ("", "Z", "z", "9") else word + "0"


def _digits(word: str) -> str:
    return word[len(word.rstrip("0123456789")) :]
