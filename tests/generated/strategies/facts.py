"""The facts that generated cards read: in which units files bring them, how finely, within which bounds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quittance.core.facts.catalogue import CATALOGUE
from quittance.core.facts.column import unit_of as fact_unit
from quittance.core.facts.kind import Kind
from quittance.core.facts.schema import FactColumn
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.dimension import MONEY
from quittance.kernel.unit import Unit
from tests.generated.strategies.chance import Chance
from tests.support.plans import number_type, unit_of

_MASS = (("kg", 3, 60), ("kg", 2, 60), ("lb", 2, 150), ("oz", 1, 2000), ("g", 0, 60_000))
_SIDE = (("cm", 1, 250), ("cm", 0, 250), ("in", 2, 100), ("in", 1, 100), ("mm", 0, 2500))
_COUNT = (("1", 0, 200),)
_MONEY = (("money", 2, 2000), ("money", 2, 2000), ("money", 4, 900))

NUMBERS: dict[str, tuple[tuple[str, int, int], ...]] = {
    "weight": _MASS,
    "hub_weight": _MASS,
    "longest": _SIDE,
    "median": _SIDE,
    "shortest": _SIDE,
    "volume": (("m3", 6, 2), ("ft3", 3, 60), ("l", 1, 2000), ("cm3", 0, 500_000)),
    "girth": (("cm", 1, 500), ("in", 1, 200)),
    "length_girth": (("cm", 1, 700), ("in", 1, 300)),
    "units": _COUNT,
    "pieces": _COUNT,
    "quantity": (("1", 3, 500),),
    "pallets": (("pallet", 3, 99),),
    "days": (("day", 0, 400),),
    "waiting_time": (("minute", 2, 5000),),
    "item_price": _MONEY,
    "declared_value": _MONEY,
    "net_sales": _MONEY,
    "buy.freight": _MONEY,
}
"""Unit, decimals and highest (in that unit) that a file may bring a number in."""

SIGNED = ("net_sales", "buy.freight")
FROM_ELSEWHERE = ("buy.freight",)
SIDES = ("longest", "median", "shortest")
DERIVED = {"volume": SIDES, "girth": SIDES[1:], "length_girth": SIDES}
"""What follows from the sides, unless a file gives it."""

FLAGS = ("hazmat", "residential", "fragile")
DATES = ("ship_date", "delivered_date", "order_date", "known_date")
WORDS = ("zone", "service", "market", "category", "dest_country", "packaging", "account", "order_id")
POSTCODE, DISTRICT = "dest_postcode", "origin_postcode"
CALENDAR = ("month", "day", "year", "weekday")


@dataclass(frozen=True)
class FactUse:
    """How the rows of one run hold a fact: its column, and how often (in a hundred) it is missing."""

    column: FactColumn
    missing: int


def type_of(name: str) -> ValueType:
    """What the fact holds."""
    if name in FROM_ELSEWHERE:
        return ValueType(Kind.NUMBER, MONEY, unit_of("1"))
    definition = CATALOGUE[name]
    if definition.kind is not Kind.NUMBER:
        return ValueType(definition.kind)
    unit = fact_unit(definition)
    return ValueType(Kind.NUMBER, unit.dimension, unit)


def number_use(chance: Chance, name: str, missing: int) -> FactUse:
    """A column for that number."""
    symbol, decimals, highest = chance.pick(NUMBERS[name])
    unit = Unit("money", MONEY, number_type("GBP").unit.factor) if symbol == "money" else unit_of(symbol)  # type: ignore[union-attr]
    most = Decimal(highest)
    lowest = -most if name in SIGNED else Decimal(0)
    return FactUse(FactColumn(name, Kind.NUMBER, unit, decimals, lowest, most, missing == 0), missing)


def plain_use(name: str, missing: int) -> FactUse:
    """A column for a word, a yes/no or a date."""
    kind = Kind.YES_NO if name in FLAGS else Kind.DATE if name in DATES else Kind.WORD
    return FactUse(FactColumn(name, kind, required=missing == 0), missing)
