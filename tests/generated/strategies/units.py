"""Printed numbers with their units: the round ones that cards print, and now and then an awkward one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from quittance.kernel.dimension import LENGTH, MASS, MONEY, SCALAR, TIME, VOLUME, Dimension
from tests.generated.strategies.chance import Chance
from tests.support.plans import unit_of

UNITS: dict[Dimension, tuple[str, ...]] = {
    MASS: ("kg", "g", "lb", "oz"),
    LENGTH: ("cm", "in", "m", "ft"),
    VOLUME: ("m3", "ft3", "cm3", "in3", "l"),
    TIME: ("day", "week", "hour"),
    SCALAR: ("", "unit", "%"),
}
"""What a card may print a number of that dimension in."""

TOP: dict[Dimension, Fraction] = {
    MASS: Fraction(40),
    LENGTH: Fraction(2),
    VOLUME: Fraction(1, 4),
    TIME: Fraction(90),
    SCALAR: Fraction(60),
    MONEY: Fraction(300),
}
"""About how large such numbers become, in base units: limits are printed below it."""


def printed(chance: Chance, unit: str, *, top: Fraction | None = None) -> Decimal:
    """A number as a card prints it in that unit, above zero and not beyond `top` base units."""
    measure = unit_of(unit)
    most = (TOP[measure.dimension] if top is None else top) / measure.factor
    if most >= 1 and chance.yes(45):
        return Decimal(chance.randint(1, min(int(most), 12)))
    decimals = 0 if most >= 100 else 1 if most >= 5 else 3
    number = Decimal(chance.randint(1, max(1, int(most * 10**decimals)))).scaleb(-decimals)
    if decimals == 0 and chance.yes(70):
        number = number.quantize(Decimal("1E1")) + 0 if number > 20 else number
        number = Decimal(int(number))
    if chance.yes(15):
        number += Decimal(chance.choice(["0.5", "0.25", "0.01"])) if most >= 1 else 0
    return number


def money(chance: Chance, low: int = 0, high: int = 30) -> Decimal:
    """A price: mostly of two decimals, some of three or four, 0 now and then."""
    style = chance.weighed(two=60, half=20, three=12, four=5, none=3)
    match style:
        case "none":
            return Decimal(0)
        case "half":
            return Decimal(chance.randint(low * 4, high * 4)) / 4
        case "three":
            return chance.decimal(low, high, 3)
        case "four":
            return chance.decimal(low, max(low + 1, high // 10), 4)
    return chance.decimal(low, high, 2)


def percent(chance: Chance) -> Decimal:
    """A percentage such as 15, 2.5 or 12.75; 100 and more now and then."""
    if chance.yes(10):
        return Decimal(chance.choice([100, 110, 0, 50, 200]))
    return chance.decimal(1, 40, chance.choice([0, 1, 1, 2]))
