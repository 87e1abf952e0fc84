"""Rates: "1.5 %", "0.32 USD per exact ft3 day", "0.40 GBP per started 500 g", "1 kg per 5000 cm3"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quittance.core.tariff.language.cursor import Cursor
from quittance.core.tariff.language.tokens import Shape
from quittance.core.tariff.language.unit import CardUnit, take_measure, take_unit
from quittance.kernel.exact import Exact, exact, exact_text, multiply
from quittance.kernel.unit import PERCENT, Unit


class Counting(StrEnum):
    """How steps are counted: begun ones whole, pro rata, or as the card did not say."""

    STARTED = "started"
    EXACT = "exact"
    UNSAID = ""


@dataclass(frozen=True, slots=True)
class PerText:
    """The right side of a rate, as printed."""

    number: Exact
    unit: Unit
    counting: Counting = Counting.UNSAID

    @property
    def unit_text(self) -> str:
        """The quantity alone: "500 g", "kg"."""
        return str(self.unit) if self.number == 1 else f"{exact_text(self.number)} {self.unit}"

    @property
    def base(self) -> Exact:
        """The quantity in base units."""
        return multiply(self.number, exact(self.unit.factor))

    def __str__(self) -> str:
        return f"{self.counting} {self.unit_text}".strip()


@dataclass(frozen=True, slots=True)
class RateUnit:
    """What stands in the heading of a column of rates. A percentage has no right side."""

    left: CardUnit
    per: PerText | None

    def __str__(self) -> str:
        return f"{self.left} per {self.per}" if self.per else str(self.left)


@dataclass(frozen=True, slots=True)
class RateText:
    """A rate as printed."""

    number: Exact
    unit: RateUnit

    def __str__(self) -> str:
        return f"{exact_text(self.number)} {self.unit}"


def take_rate_unit(cursor: Cursor) -> RateUnit:
    """The unit of a rate at the cursor."""
    left = take_unit(cursor)
    if left.unit == PERCENT:
        return RateUnit(left, None)
    cursor.expect("per")
    return RateUnit(left, take_per(cursor))


def take_per(cursor: Cursor) -> PerText:
    """What follows the word "per"."""
    word = cursor.take_if("started", "exact")
    counting = Counting(word.text) if word else Counting.UNSAID
    number = exact(1)
    if cursor.next.shape is Shape.NUMBER and cursor.after_next().shape is Shape.WORD:
        if not cursor.next.text.strip("+0./"):
            cursor.fail("a quantity above zero")
        number = cursor.number()
        if number <= 0:
            cursor.fail("a quantity above zero before it")
    return PerText(number, take_measure(cursor), counting)


def parse_rate(text: str) -> RateText:
    """The rate in a text. Refuses with `NotUnderstood`."""
    cursor = Cursor(text)
    number = cursor.number("a number")
    rate = RateText(number, take_rate_unit(cursor))
    cursor.done()
    return rate


def parse_rate_unit(text: str) -> RateUnit:
    """The unit of a rate in a heading. Refuses with `NotUnderstood`."""
    cursor = Cursor(text)
    unit = take_rate_unit(cursor)
    cursor.done()
    return unit
