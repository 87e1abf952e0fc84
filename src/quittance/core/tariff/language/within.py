"""Time bars: "60 days of delivered_date"."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.language.cursor import Cursor
from quittance.core.tariff.language.name import take_name


@dataclass(frozen=True, slots=True)
class WithinText:
    """So many days, counted from a date fact."""

    days: int
    since: str

    def __str__(self) -> str:
        return f"{self.days} days of {self.since}"


def parse_within(text: str) -> WithinText:
    """The time bar in a text. Refuses with `NotUnderstood`."""
    cursor = Cursor(text)
    days = cursor.whole("a number of days")
    if not cursor.take_if("days", "day"):
        cursor.fail("'days'")
    cursor.expect("of")
    since = take_name(cursor)
    cursor.done()
    return WithinText(days, since)
