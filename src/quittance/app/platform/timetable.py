"""When something is due: `hourly 15`, `daily 03:00`, `weekly mon 03:00`, `monthly 1 03:00`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from quittance.kernel.refusal import Refusal

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FORM = re.compile(
    r"hourly (?P<minute>\d\d?)"
    r"|(?:daily|weekly (?P<weekday>mon|tue|wed|thu|fri|sat|sun)|monthly (?P<day>\d\d?)) (?P<time>\d\d:\d\d)"
)
_LAST_DAY = 28
"""Every month has it."""


class BadTimetable(Refusal):
    """A timetable that cannot be read."""

    code = "BAD_TIMETABLE"


def latest_slot(timetable: str, at: datetime, time_zone: str) -> datetime:
    """The last time up to `at` at which it was due, in UTC. Refuses with `BadTimetable`."""
    read = _FORM.fullmatch(timetable)
    try:
        if read is None:
            raise ValueError
        if (minute := read["minute"]) is not None:
            slot = at.astimezone(UTC).replace(minute=int(minute), second=0, microsecond=0)
            return slot if slot <= at else slot - timedelta(hours=1)
        clock = time.fromisoformat(read["time"])
        if read["day"] is not None and not 1 <= int(read["day"]) <= _LAST_DAY:
            raise ValueError
    except ValueError:
        raise BadTimetable(
            f"{timetable!r} is no timetable.",
            "Say hourly 15, daily 03:00, weekly mon 03:00 or monthly 1 03:00 (days 1 to 28).",
        ) from None
    zone = ZoneInfo(time_zone)
    day = at.astimezone(zone).date()
    while not _is_day(day, read) or _moment(day, clock, zone) > at:
        day -= timedelta(days=1)
    return _moment(day, clock, zone)


def _is_day(day: date, read: re.Match[str]) -> bool:
    if read["weekday"] is not None:
        return _DAYS[day.weekday()] == read["weekday"]
    return read["day"] is None or day.day == int(read["day"])


def _moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, zone).astimezone(UTC)
