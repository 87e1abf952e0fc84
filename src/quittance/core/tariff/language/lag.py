"""Lags of an index: "2 weeks"."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.language.cursor import Cursor
from quittance.kernel.period import PeriodWord

_WORDS = {"day": PeriodWord.DAY, "week": PeriodWord.WEEK, "month": PeriodWord.MONTH}


@dataclass(frozen=True, slots=True)
class LagText:
    """So many periods back."""

    number: int
    period: PeriodWord

    def __str__(self) -> str:
        return f"{self.number} {self.period}{'' if self.number == 1 else 's'}"


def parse_lag(text: str) -> LagText:
    """The lag in a text. Refuses with `NotUnderstood`."""
    cursor = Cursor(text)
    number = cursor.whole("a number of periods")
    period = _WORDS.get(cursor.next.text.removesuffix("s"))
    if period is None:
        cursor.fail("days, weeks or months")
    cursor.take()
    cursor.done()
    return LagText(number, period)
