"""A break of a tariff: the value at which something else begins to hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quittance.core.tariff.features.when import Condition
from quittance.core.tariff.line import Line, Step
from quittance.core.tariff.table import Row
from quittance.kernel.exact import Exact
from quittance.kernel.finding import Place


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is compared with a limit.

    steps       the formula of the number, in the setting of the break's line.
    limit       what it is compared with: a number of the card, or the formula of another number.
    unit        as the card writes the limit: "kg", "EUR".
    belongs     whether the limit itself still counts to what lies below it.
    reads_row   whether the formula reads a row of the line's table.
    currency    of a literal limit; the subject's must be the same.
    summed      whether it is the sum over all subjects that share the limit.
    """

    steps: tuple[Step, ...]
    limit: Exact | tuple[Step, ...]
    unit: str
    belongs: bool
    reads_row: bool = False
    currency: str | None = None
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A date fact that is compared with a day. `since` is the fact from which `day` was counted, if it was:
    the day then is that fact plus `days`."""

    fact: str
    day: date | None
    since: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """A word fact that is compared, in the order of letters, with a word: one end of a range of postcodes."""

    fact: str
    word: str


@dataclass(frozen=True, slots=True)
class Unmoved:
    """What is compared is of no kind that a single step of a fact moves, such as a word that a line found."""


@dataclass(frozen=True, slots=True)
class Break:
    """One break.

    place    where it is written.
    label    as the sheet calls it: "weight up to", "remote_area at_least".
    line     the line that it decides.
    moved    what is compared.
    row      the table row in which the limit stands; None if it stands on a line.
    table    the table of that row.
    test     the comparison itself, where it is a part of a condition.
    """

    place: Place
    label: str
    line: Line
    moved: Number | Day | Word | Unmoved
    row: Row | None = None
    table: str = ""
    test: Condition | None = None


def place_of(line: Line) -> Place:
    """Where the line stands."""
    assert line.place is not None, "a line of a checked tariff has its place"
    return line.place
