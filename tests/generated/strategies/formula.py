"""The formula of a line, step by step in the order of calculation: basis, above, price and rate, limits,
times, rounding.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from quittance.core.tariff.features.above import Above
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.extreme import Extreme
from quittance.core.tariff.features.limits import AtLeast, AtMost
from quittance.core.tariff.features.plus import Plus
from quittance.core.tariff.features.rounded import Rounded, RoundedToMinorUnit
from quittance.core.tariff.features.times import Times
from quittance.core.tariff.operand import CellRead
from quittance.kernel.dimension import MONEY, SCALAR, Dimension
from quittance.kernel.rounding import Mode, Rounding
from tests.generated.strategies import units
from tests.generated.strategies.card import Card, Named
from tests.generated.strategies.tables import Printed
from tests.support.plans import base

MODES = tuple(Mode)
_STEPS = {
    units.MASS: ("1 kg", "0.5 kg", "100 g", "1 lb", "0.1 lb", "1 oz", "0.01 kg"),
    units.LENGTH: ("1 cm", "1 in", "0.1 in", "5 cm", "0.01 m"),
    units.VOLUME: ("0.001 m3", "0.1 ft3", "1 l", "1 in3"),
    units.TIME: ("1 day", "1 week", "0.25 hour"),
    SCALAR: ("1", "0.5", "10", "0.001", "3"),
}


def basis(card: Card, dimension: Dimension) -> tuple[list[Any], Named]:
    """What a rate is taken of: one name, a sum of several, or the winner among them."""
    chance = card.chance
    known = card.numbers(dimension)
    first = chance.pick(known)
    others = [one for one in {one.name: one for one in known}.values() if one.name != first.name]
    if others and chance.yes(20):
        chosen = [first, *chance.some(others, 1, 2)]
        return [Basis(tuple(one.operand for one in chosen))], first
    if others and chance.yes(18):
        chosen = [first, *chance.some(others, 1, 2)]
        operands = tuple(one.operand for one in chosen)
        return [Extreme(chance.yes(60), operands, tuple(one.name for one in chosen))], first
    return [Basis((first.operand,))], first


def above(card: Card, dimension: Dimension, printed: Printed | None = None) -> list[Any]:
    """The free part: from the row's cell, a number on the line, or a name."""
    chance = card.chance
    if printed is not None and "above" in printed.headings:
        return [Above(CellRead("above"))]
    if not chance.yes(15):
        return []
    names = card.numbers(dimension)
    if names and chance.yes(30):
        return [Above(chance.pick(names).operand)]
    return [Above(card.amount(dimension))]


def limits(card: Card, dimension: Dimension, printed: Printed | None = None) -> list[Any]:
    """Minimum and cap: a cell, a number, a name."""
    chance = card.chance
    found: list[Any] = []
    for name, step in (("at_least", AtLeast), ("at_most", AtMost)):
        if printed is not None and name in printed.headings:
            found.append(step(CellRead(name)))
        elif chance.yes(card.richness // 2):
            names = card.numbers(dimension)
            if names and chance.yes(30):
                found.append(step(chance.pick(names).operand))
            else:
                top = Fraction(60) if dimension == MONEY else None
                found.append(step(card.amount(dimension, top=top)))
    return found


def plus(card: Card, dimension: Dimension) -> list[Any]:
    """A fixed quantity more, or a name."""
    chance = card.chance
    if not chance.yes(card.richness // 3):
        return []
    if chance.yes(20):
        return [Plus(chance.pick(card.numbers(dimension)).operand)] if card.numbers(dimension) else []
    return [Plus(card.amount(dimension))]


def times(card: Card) -> list[Any]:
    """Once, or so many times."""
    chance = card.chance
    if not chance.yes(card.richness // 2):
        return []
    counts = [one for one in card.numbers(SCALAR) if one.name != "quantity"]
    return [Times(one.operand) for one in chance.some(counts, 1, 1 if chance.yes(85) else 2)]


def rounding(card: Card, dimension: Dimension, *, always: bool = False) -> list[Any]:
    """A measure is rounded if its line says so; money always, mostly to the minor unit."""
    chance = card.chance
    if dimension == MONEY:
        if chance.yes(70) or card.rule.by:
            return [RoundedToMinorUnit(Mode.HALF_UP if chance.yes(60) else chance.pick(MODES))]
        step = chance.choice(["0.01", "0.05", "0.1", "1", "0.001", "0.0001", "5", "0.03"])
        return [Rounded(Rounding(chance.pick(MODES), Decimal(step)))]
    if dimension not in _STEPS or not (always or chance.yes(45)):
        return []
    step_text = chance.pick(_STEPS[dimension])
    card.breaks[dimension].append(base(step_text))
    return [Rounded(Rounding(Mode.UP if chance.yes(40) else chance.pick(MODES), base(step_text)))]
