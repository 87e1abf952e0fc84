"""Fact rows drawn where the card changes: at, just below and just above every limit, in the steps of the
fact's own column.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from math import floor

from quittance.core.facts.row import FactRow, Value
from quittance.core.facts.schema import FactColumn, FactSchema
from quittance.core.tariff.features.aggregate import Aggregate
from quittance.core.tariff.features.within import Within
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import FactRead
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.walk import parts
from quittance.kernel.exact import exact
from tests.generated.strategies import days, facts, words
from tests.generated.strategies.card import Card
from tests.generated.strategies.chance import Chance
from tests.generated.strategies.facts import FactUse


def facts_of(plans: Iterable[Plan]) -> list[str]:
    """The facts that the plans read, what others follow from included."""
    found: dict[str, None] = {}
    for plan in plans:
        found |= dict.fromkeys([plan.header.price_date, plan.header.currency.by])
        for part in parts((plan.lines, plan.tables)):
            if isinstance(part, FactRead):
                found[part.name] = None
            elif isinstance(part, Within):
                found |= dict.fromkeys([part.since, part.known])
            elif isinstance(part, Aggregate):
                found |= dict.fromkeys(part.group.keys)
            elif isinstance(part, Line):
                found |= dict.fromkeys([part.price_date, *part.scope.keys])
    for name in [name for name in found if name in facts.DERIVED]:
        found |= dict.fromkeys(facts.DERIVED[name])
    return [name for name in found if name and name not in facts.CALENDAR]


def uses(card: Card, names: Iterable[str], *, sure: tuple[str, ...] = ()) -> dict[str, FactUse]:
    """How the rows hold those facts. Some have no column at all, some miss a value here and there."""
    chance = card.chance
    made: dict[str, FactUse] = {}
    side = None
    for name in names:
        if name in facts.DERIVED and not chance.yes(25):
            continue  # it follows from the sides
        if name not in sure and chance.yes(3):
            continue  # no row has it
        missing = 0 if name in sure else chance.choices([0, 3, 25], [72, 18, 10])[0]
        if name not in facts.NUMBERS:
            made[name] = facts.plain_use(name, missing)
            continue
        use = facts.number_use(chance, name, missing)
        if name in facts.SIDES and side is not None:  # the three sides stand in one unit
            use = FactUse(replace(side.column, name=name, required=missing == 0), missing)
        side = use if name in facts.SIDES else side
        made[name] = use
    return made


def schema_of(subject: str, held: dict[str, FactUse]) -> FactSchema:
    """The columns."""
    return FactSchema(subject, tuple(use.column for use in held.values()))


class Drawing:
    """Draws rows for a card."""

    def __init__(self, card: Card, held: dict[str, FactUse]) -> None:
        self.card = card
        self.chance: Chance = card.chance
        self.held = held

    def rows(self, count: int, subject: str = "parcel") -> list[FactRow]:
        """So many rows; their ids are in no order."""
        numbers = self.chance.sample(range(10 * count), count)
        return [FactRow(subject, f"p{number:04}", self._values()) for number in numbers]

    def _values(self) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for name, use in self.held.items():
            if use.missing and self.chance.yes(use.missing):
                continue
            values[name] = self._value(name, use.column)
        return self._boxed(values)

    def _value(self, name: str, column: FactColumn) -> Value:
        chance = self.chance
        if name in facts.NUMBERS:
            return self._number(column)
        if name in facts.FLAGS:
            return chance.yes(50)
        if name in facts.DATES:
            day = chance.pick(self.card.days) if self.card.days and chance.yes(65) else days.any_day(chance)
            day = chance.pick(days.CORNERS) if chance.yes(10) else day
            return days.near(chance, min(max(day, days.FIRST + timedelta(days=1)), days.LAST))
        if name == facts.POSTCODE and self.card.starts:
            return words.near_text(chance, chance.pick(self.card.starts))
        if name == facts.DISTRICT and self.card.texts:
            return words.near_text(chance, chance.pick(self.card.texts))
        known = [*self.card.words[name], *words.WORDS.get(name, ())]
        return words.STRANGER if not known or chance.yes(6) else chance.pick(known)

    def _number(self, column: FactColumn) -> Value:
        chance, factor = self.chance, column.factor
        assert column.unit is not None
        lowest, highest = (int(bound * 10**column.decimals) for bound in (column.lowest, column.highest))
        breaks = self.card.breaks.get(column.unit.dimension)
        if breaks and chance.yes(75):
            at = floor(Fraction(chance.pick(breaks)) * chance.choice([1, 1, 1, 1, 2, 3]) / factor)
            whole = at + chance.choice([-1, 0, 0, 0, 1, 1, 2])
        else:
            top = highest if chance.yes(15) else max(1, highest // chance.choice([10, 100, 1000]))
            whole = chance.randint(0, top)
        if lowest < 0 and chance.yes(40):
            whole = -whole
        return exact(min(max(whole, lowest), highest) * factor)

    def _boxed(self, values: dict[str, Value]) -> dict[str, Value]:
        """The sides in order. Half of the boxes are made so that their volume lies at a limit."""
        if not all(side in values for side in facts.SIDES):
            return values
        values |= dict(
            zip(facts.SIDES, sorted((values[side] for side in facts.SIDES), reverse=True), strict=True)
        )  # type: ignore[type-var]
        chance, column = self.chance, self.held["longest"].column
        goals = [Fraction(one) for one in self.card.breaks.get(facts.type_of("volume").dimension, ())]
        weights = self.card.breaks.get(facts.type_of("weight").dimension, ())
        goals += [Fraction(weight) / ratio for ratio in self.card.ratios for weight in weights]
        if not goals or not chance.yes(50):
            return values
        factor = column.factor
        highest = int(column.highest * 10**column.decimals)
        short, middle = sorted(chance.randint(1, max(2, highest // 8)) for _ in range(2))
        long = floor(chance.pick(goals) / factor**3 / (short * middle)) + chance.choice([0, 0, 1])
        if not middle <= long <= highest:
            return values
        return {
            **values,
            **dict(zip(facts.SIDES, (exact(n * factor) for n in (long, middle, short)), strict=True)),
        }
