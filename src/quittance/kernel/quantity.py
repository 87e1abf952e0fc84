"""A number with its unit."""

import re
from dataclasses import dataclass
from typing import Self

from quittance.kernel.exact import Exact, exact, exact_text
from quittance.kernel.refusal import Refusal
from quittance.kernel.unit import Unit, convert, parse_compound

_QUANTITY = re.compile(r"(\S*[0-9.])\s*(%|\s\S.*)")


class NotAQuantity(Refusal):
    """The text is not a number followed by a unit."""

    code = "NOT_A_QUANTITY"


@dataclass(frozen=True, slots=True)
class Quantity:
    """So much of a unit.

    value   exact, in `unit`; may be negative.
    unit    a unit or a product of units.

    Two quantities are equal only in the same unit: compare 1 lb and 16 oz after `to`.
    """

    value: Exact
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        """The quantity in a text such as "0.25 lb", "97 %" or "1/3 ft3 day". Refuses with `NotAQuantity`,
        `NotANumber` or `UnknownUnit`."""
        match = _QUANTITY.fullmatch(text.strip())
        if match is None:
            raise NotAQuantity(
                f"{text!r} is not a quantity.", "Write a number, a space and a unit, such as 0.25 lb."
            )
        return cls(exact(match[1]), parse_compound(match[2].strip()))

    def to(self, unit: Unit) -> Self:
        """The same quantity in another unit, exactly. Refuses with `UnitsDoNotFit`."""
        return type(self)(convert(self.value, self.unit, unit), unit)

    def __str__(self) -> str:
        return f"{exact_text(self.value)} {self.unit}"
