"""Lines that work something out: volumetric weight, billed weight, sums, look-ups, tests."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.extreme import Extreme
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.features.priced import Priced, RateOf
from quittance.core.tariff.features.test import Test
from quittance.core.tariff.features.when import When
from quittance.core.tariff.line import Role
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.dimension import MONEY, SCALAR, Dimension
from tests.generated.strategies import formula, tables, units
from tests.generated.strategies.card import Card, Named
from tests.generated.strategies.conditions import condition
from tests.generated.strategies.gates import gates
from tests.support.plans import base, number_type, per

DIVISORS = (
    "1 kg per 5000 cm3",
    "1 kg per 6000 cm3",
    "1 lb per 139 in3",
    "1 lb per 166 in3",
    "333 kg per m3",
    "10.4 lb per ft3",
)


def volumetric(card: Card) -> Named:
    """Weight by a divisor or a density."""
    said = card.chance.pick(DIVISORS)
    left, _, right = said.partition(" per ")
    card.ratios.append(Fraction(base(left)) / Fraction(per(right).amount))
    steps: list[Any] = [Basis(card.sheet.reads("volume")), Priced(None, (card.sheet.rate(said),))]
    steps += formula.limits(card, units.MASS) + formula.rounding(card, units.MASS)
    return _measure(card, "dim", steps, card.chance.choice(["kg", "lb", "oz"]))


def billed(card: Card) -> Named:
    """The greatest of several weights, rounded up."""
    chance = card.chance
    known = list({one.name: one for one in card.numbers(units.MASS)}.values())
    chosen = chance.some(known, 2, 3)
    chance.shuffle(chosen)
    steps: list[Any] = [
        Extreme(chance.yes(75), tuple(one.operand for one in chosen), tuple(one.name for one in chosen))
    ]
    steps += formula.limits(card, units.MASS) + formula.rounding(card, units.MASS, always=chance.yes(60))
    return _measure(card, "billed", steps, chance.choice(["kg", "lb", "g"]))


def worked_out(card: Card) -> Named:
    """A quantity of its own: sum, share, free part, shape factor, packaging, so many of so many."""
    chance = card.chance
    dimension = chance.pick([one.dimension for one in card.quantities()])
    steps, _ = formula.basis(card, dimension)
    steps += formula.above(card, dimension)
    sort = chance.weighed(plain=40, percent=25, count=20, density=15)
    if sort == "percent":
        steps.append(Priced(None, (card.sheet.rate(f"{units.percent(chance)} %"),)))
    elif sort == "count":
        count = chance.choice(["3", "12", "0.5", "7"])
        unit = card.unit(dimension)
        if unit == "%":
            unit = ""
        steps.append(
            Priced(
                None,
                (
                    card.sheet.rate(
                        f"1 unit per {count} {unit}".strip() if unit else f"1 unit per {count} item"
                    ),
                ),
            )
        )
        dimension = SCALAR
    elif sort == "density" and dimension == SCALAR:
        unit = chance.choice(["kg", "lb", "oz"])
        steps.append(Priced(None, (card.sheet.rate(f"{chance.decimal(1, 9, 2)} {unit} per unit"),)))
        dimension = units.MASS
    steps += formula.plus(card, dimension) + formula.limits(card, dimension)
    steps += formula.times(card) if chance.yes(50) else []
    steps += formula.rounding(card, dimension, always=chance.yes(50))
    unit = next(
        u
        for u in chance.sample(units.UNITS[dimension], len(units.UNITS[dimension]))
        if u != "%" or chance.yes(40)
    )
    return _measure(card, "qty", steps, unit)


def look_up(card: Card) -> Named:
    """A zone, a size class, a percentage: the row of a table under a name."""
    name = card.fresh("look")
    table, type_, word = tables.look_up(card, name)
    steps = [OwnCell(name)]
    return card.known(
        card.line(Role.MEASURE, name, steps, type_, table=table, column=word, gates=_gates(card))
    )


def test(card: Card) -> Named:
    """A yes/no of its own."""
    steps = [Test(condition(card))]
    return card.known(card.line(Role.MEASURE, card.fresh("is"), steps, ValueType(Kind.YES_NO)))


def of_money(card: Card) -> Named:
    """An amount that is not billed: a limit, a share of a value."""
    chance = card.chance
    steps: list[Any] = formula.basis(card, MONEY)[0] if card.numbers(MONEY) else [Priced(card.amount(MONEY))]
    if isinstance(steps[0], (Basis, Extreme)) and chance.yes(70):
        steps.append(Priced(None, (card.sheet.rate(f"{units.percent(chance)} %"),)))
    steps += formula.plus(card, MONEY) + formula.limits(card, MONEY)
    steps += formula.rounding(card, MONEY) if chance.yes(50) else []
    return _measure(card, "worth", steps, card.rule.default)


def _gates(card: Card) -> tuple[Any, ...]:
    return gates(card) if card.chance.yes(card.richness) else ()


def _measure(card: Card, stem: str, steps: list[Any], unit: str) -> Named:
    """The measure, now and then as the second of two alternatives."""
    chance = card.chance
    name = card.fresh(stem)
    type_ = number_type(unit) if unit else ValueType(Kind.NUMBER, MONEY if stem == "worth" else SCALAR)
    if chance.yes(card.richness // 3) and isinstance(steps[0], (Basis, Extreme)):
        first = [steps[0], *steps[1:][: chance.randint(0, len(steps) - 1)]]
        if _same_dimension(first, steps):
            card.line(Role.MEASURE, name, first, type_, gates=(When(condition(card)),))
    return card.known(card.line(Role.MEASURE, name, steps, type_, gates=_gates(card)))


def _same_dimension(first: list[Any], whole: list[Any]) -> bool:
    """Whether the shorter formula measures the same: it has the same rates and factors."""
    kinds = (Priced, formula.Times)
    return [step for step in first if isinstance(step, kinds)] == [
        step for step in whole if isinstance(step, kinds)
    ]


def any_measure(card: Card) -> Named:
    """A measure of any sort."""
    sort = card.chance.weighed(volumetric=16, billed=22, worked_out=22, look_up=24, test=8, of_money=8)
    makers: dict[str, Callable[[Card], Named]] = {
        "volumetric": volumetric,
        "billed": billed,
        "worked_out": worked_out,
        "look_up": look_up,
        "test": test,
        "of_money": of_money,
    }
    return makers[sort](card)


__all__ = ["Dimension", "Kind", "RateOf", "any_measure", "billed", "look_up", "volumetric"]
