"""Half-open periods of days, and the calendar periods that a tariff names by a word."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from quittance.kernel.refusal import Refusal


class EmptyPeriod(Refusal):
    """The period ends on or before the day it starts."""

    code = "EMPTY_PERIOD"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` up to but not including `end`; never empty.

    start   first day inside.
    end     first day after; None if it goes on.
    """

    start: date
    end: date | None

    def __post_init__(self) -> None:
        if isinstance(self.start, datetime) or isinstance(self.end, datetime):
            raise TypeError("a period is made of days, not of instants")
        if self.end is not None and self.end <= self.start:
            raise EmptyPeriod(
                f"No day is in a period from {self.start} to before {self.end}.",
                "The end is the first day after the period.",
            )

    @property
    def days(self) -> int | None:
        """How many days are inside; None if it goes on."""
        return None if self.end is None else (self.end - self.start).days

    def contains(self, day: date) -> bool:
        """Whether the day is inside."""
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: "Period") -> bool:
        """Whether some day is inside both."""
        return self.intersect(other) is not None

    def intersect(self, other: "Period") -> "Period | None":
        """The days inside both; None if there are none."""
        start = max(self.start, other.start)
        ends = [end for end in (self.end, other.end) if end is not None]
        end = min(ends, default=None)
        return Period(start, end) if end is None or start < end else None

    def gaps(self, covered: Iterable["Period"]) -> list["Period"]:
        """The stretches of this period that none of `covered` contains, in order."""
        gaps: list[Period] = []
        next_day: date | None = self.start
        for period in sorted(covered, key=lambda period: period.start):
            part = self.intersect(period)
            if part is None or next_day is None:
                continue
            if next_day < part.start:
                gaps.append(Period(next_day, part.start))
            next_day = None if part.end is None else max(next_day, part.end)
        if next_day is not None and (self.end is None or next_day < self.end):
            gaps.append(Period(next_day, self.end))
        return gaps

    def __str__(self) -> str:
        return f"from {self.start}" if self.end is None else f"{self.start} to before {self.end}"


class PeriodWord(StrEnum):
    """A calendar period. Periods of one word are numbered by consecutive whole numbers."""

    DAY = "day"
    WEEK = "week"  # Monday to Sunday, as ISO 8601
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    def period_index(self, day: date) -> int:
        """The number of the period that contains `day`; the next period has the next number."""
        match self:
            case PeriodWord.DAY:
                return day.toordinal()
            case PeriodWord.WEEK:
                return (day.toordinal() - 1) // 7
            case PeriodWord.MONTH:
                return day.year * 12 + day.month - 1
            case PeriodWord.QUARTER:
                return day.year * 4 + (day.month - 1) // 3
            case PeriodWord.YEAR:
                return day.year


def period_of(word: PeriodWord, index: int) -> Period:
    """The days of the period with this number."""
    return Period(_first_day(word, index), _first_day(word, index + 1))


def days_in(word: PeriodWord, index: int) -> int:
    """How many days the period with this number has."""
    return (_first_day(word, index + 1) - _first_day(word, index)).days


def _first_day(word: PeriodWord, index: int) -> date:
    match word:
        case PeriodWord.DAY:
            return date.fromordinal(index)
        case PeriodWord.WEEK:
            return date.fromordinal(index * 7 + 1)
        case PeriodWord.MONTH:
            return date(index // 12, index % 12 + 1, 1)
        case PeriodWord.QUARTER:
            return date(index // 4, index % 4 * 3 + 1, 1)
        case PeriodWord.YEAR:
            return date(index, 1, 1)
