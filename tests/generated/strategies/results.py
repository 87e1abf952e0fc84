"""Result headings with the cells that stand under them: prices, rates, limits, scales, and what others
read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quittance.core.facts.kind import Kind
from quittance.core.tariff.table import Per, Result, ResultCell
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.dimension import MONEY, SCALAR, Dimension
from tests.generated.strategies import days, units
from tests.generated.strategies.card import Card
from tests.support.plans import base, number_type, per

PERCENT = Per(Decimal(1), "", False)
_PER = {
    units.MASS: ("kg", "500 g", "100 g", "lb", "0.5 lb", "100 lb", "oz"),
    units.LENGTH: ("cm", "in", "m", "10 cm", "ft"),
    units.VOLUME: ("m3", "ft3", "0.1 m3", "in3", "l"),
    units.TIME: ("day", "week", "7 day", "hour"),
    units.SCALAR: ("unit", "10 unit", "item", "3 piece", "0.5 unit"),
}


@dataclass(frozen=True)
class Column:
    """A result heading, and how a cell under it is made up."""

    result: Result
    cell: Callable[[], ResultCell]


def right_side(card: Card, dimension: Dimension, *, started: bool | None = None) -> str:
    """What a rate is per: "started 500 g", "exact lb"."""
    chance = card.chance
    begun = chance.yes(45) if started is None else started
    return f"{'started' if begun else 'exact'} {chance.pick(_PER[dimension])}"


def price(card: Card, label: str | None, currency: str) -> Column:
    """`price [GBP]`."""
    heading = f"price{':' + label if label else ''} [{currency}]"
    return Column(
        Result(heading, "price", label, number_type(currency)),
        lambda: base(f"{units.money(card.chance)} {currency}"),
    )


def rate(card: Card, label: str | None, currency: str, dimension: Dimension) -> Column:
    """`rate [GBP per started kg]`, or of money a percentage."""
    if dimension == MONEY:
        return percentage(card, label)
    right = right_side(card, dimension)
    heading = f"rate{':' + label if label else ''} [{currency} per {right}]"
    result = Result(heading, "rate", label, number_type(currency), per(right))
    return Column(result, lambda: base(f"{units.money(card.chance, 0, 5)} {currency}"))


def percentage(card: Card, label: str | None) -> Column:
    """`rate [%]`."""
    result = Result(f"rate{':' + label if label else ''} [%]", "rate", label, number_type("%"), PERCENT)
    return Column(result, lambda: base(f"{units.percent(card.chance)} %"))


def limit(card: Card, name: str, currency: str) -> Column:
    """`at_least [GBP]`, `at_most [GBP]`."""
    result = Result(f"{name} [{currency}]", name, None, number_type(currency))
    low, high = (0, 12) if name == "at_least" else (3, 40)
    return Column(result, lambda: base(f"{units.money(card.chance, low, high)} {currency}"))


def above(card: Card, dimension: Dimension) -> Column:
    """`above [kg]`."""
    unit = card.unit(dimension)
    result = Result(f"above [{unit}]", "above", None, number_type(unit))
    return Column(result, lambda: _limit_cell(card, dimension, unit))


def _limit_cell(card: Card, dimension: Dimension, unit: str) -> ResultCell:
    if dimension == MONEY:
        value = base(f"{units.money(card.chance, 0, 60)} {unit}")
    else:
        value = base(f"{units.printed(card.chance, unit)} {unit}")
    card.breaks[dimension].append(value)
    return value


def scale_mark(card: Card) -> Column:
    """`scale`: whole or slices, row by row."""
    result = Result("scale", "scale", None, ValueType(Kind.WORD))
    return Column(result, lambda: card.chance.choice(["whole", "slices", "slices", None]))


def own(card: Card, name: str, sort: str, label: str | None = None) -> Column:
    """The heading of a look-up's own name: a word, a number with its unit, a yes/no, a percentage, an
    amount.
    """
    chance = card.chance
    mark = f":{label}" if label else ""
    match sort:
        case "word":
            return Column(
                Result(f"{name}{mark}", name, label, ValueType(Kind.WORD)),
                lambda: chance.choice(["A", "B", "heavy", "light", "odd"]),
            )
        case "yes_no":
            return Column(
                Result(f"{name}{mark} [yes/no]", name, label, ValueType(Kind.YES_NO)), lambda: chance.yes(50)
            )
        case "date":
            return Column(
                Result(f"{name}{mark} [date]", name, label, ValueType(Kind.DATE)), lambda: days.change(chance)
            )
        case "percent":
            return Column(
                Result(f"{name}{mark} [%]", name, label, number_type("%")),
                lambda: base(f"{units.percent(chance)} %"),
            )
        case "money":
            currency = card.currency
            return Column(
                Result(f"{name}{mark} [{currency}]", name, label, number_type(currency)),
                lambda: base(f"{units.money(chance)} {currency}"),
            )
    dimension = chance.choice([units.MASS, units.LENGTH, units.TIME, SCALAR])
    unit = chance.pick([unit for unit in units.UNITS[dimension] if unit])
    top = Fraction(12) if dimension == SCALAR else None

    def number() -> ResultCell:
        value = base(f"{units.printed(chance, unit, top=top)} {unit}")
        card.breaks[dimension].append(value)
        return value

    return Column(Result(f"{name}{mark} [{unit}]", name, label, number_type(unit)), number)
