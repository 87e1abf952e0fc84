"""Amounts: a number with its unit, such as "0.25 lb", "95.00 USD", "97 %", "0.97"."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.language.cursor import Cursor
from quittance.core.tariff.language.tokens import Shape
from quittance.core.tariff.language.unit import NO_UNITS, PLAIN, CardUnit, take_any_unit
from quittance.kernel.exact import Exact, exact, exact_text, multiply
from quittance.kernel.unit import ONE


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of a unit, as printed."""

    number: Exact
    unit: CardUnit

    @property
    def base(self) -> Exact:
        """The same in base units: kg, m, day, major units of money, one."""
        return in_base_units(self.number, self.unit)

    def __str__(self) -> str:
        number = exact_text(self.number)
        return number if self.unit.unit == ONE else f"{number} {self.unit}"


def in_base_units(number: Exact, unit: CardUnit) -> Exact:
    """The number of base units that so many of the unit are, exactly."""
    return multiply(number, exact(unit.unit.factor)) if unit.unit.factor != 1 else number


def take_amount(cursor: Cursor) -> Amount:
    """The amount at the cursor; a number without a unit is a plain number."""
    number = cursor.number("a number with its unit")
    has_unit = cursor.next.text == "%" or (
        cursor.next.shape is Shape.WORD and cursor.next.text not in NO_UNITS
    )
    return Amount(number, take_any_unit(cursor) if has_unit else PLAIN)


def parse_amount(text: str) -> Amount:
    """The amount in a text. Refuses with `NotUnderstood`."""
    cursor = Cursor(text)
    amount = take_amount(cursor)
    cursor.done()
    return amount
