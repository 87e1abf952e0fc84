"""Dates as text: a day, or a moment whose business day depends on where it is looked at."""

from __future__ import annotations

import re
from datetime import date, datetime

DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
LOCAL_TIME = DAY + r"[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?"
MOMENT = LOCAL_TIME + "(Z|[+-][0-9]{2}(:?[0-9]{2})?)"

_DAY, _LOCAL_TIME, _MOMENT = (re.compile(pattern) for pattern in (DAY, LOCAL_TIME, MOMENT))


def business_day(text: str, time_zone: str) -> date | None:
    """The day that an ISO date or time means in `time_zone`, or None if it is neither.

    A time with an offset is a moment: 2026-03-31T23:30Z is 1 April in London. Without one it is local.
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        if _LOCAL_TIME.fullmatch(text):
            return datetime.fromisoformat(text).date()
        if _MOMENT.fullmatch(text):
            from zoneinfo import ZoneInfo  # few cards have moments, and it reads all of Python's settings

            return datetime.fromisoformat(text).astimezone(ZoneInfo(time_zone)).date()
    except ValueError:
        pass
    return None
