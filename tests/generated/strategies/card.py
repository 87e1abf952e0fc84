"""The card being made up: its sheet, what a next line may read, and the values at which something changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import count
from typing import Any

from quittance.core.facts.kind import Kind
from quittance.core.tariff.line import Commercial, Line, Role
from quittance.core.tariff.operand import FactRead, LineRead, Literal, Operand
from quittance.core.tariff.plan import CurrencyRule
from quittance.core.tariff.scope import Scope
from quittance.core.tariff.table import RowRead
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.dimension import MONEY, Dimension
from quittance.kernel.exact import Exact
from quittance.kernel.finding import Place
from tests.generated.strategies import facts, units
from tests.generated.strategies.chance import Chance
from tests.support.plans import Sheet

NUMBER_FACTS = tuple(facts.NUMBERS)


@dataclass(frozen=True)
class Named:
    """A name that a line may read, with what it holds."""

    name: str
    operand: Operand
    type: ValueType

    @property
    def dimension(self) -> Dimension:
        """What it measures, if it is a number."""
        return self.type.dimension


class Card:
    """A sheet, and what a generator has to know of it. `breaks`, `words`, `starts` and `days` are where facts
    are drawn.
    """

    def __init__(self, chance: Chance, rule: CurrencyRule | None = None, *, richness: int = 30) -> None:
        self.chance = chance
        self.rule = rule or CurrencyRule(chance.choice(["GBP", "GBP", "EUR", "USD", "JPY", "KWD"]))
        self.sheet = Sheet(currency=self.rule)
        self.richness = richness  # how often (in a hundred) a line gets something that it need not have
        self.breaks: dict[Dimension, list[Exact]] = defaultdict(list)
        self.ratios: list[Fraction] = []  # kg per m3 of divisors, so that volumes are drawn at weight limits
        self.words: dict[str, list[str]] = defaultdict(list)
        self.starts: list[str] = []
        self.texts: list[str] = []
        self.days: list[date] = []
        self.measures: list[Named] = []
        self.charges: list[Named] = []
        self.cells: list[Named] = []  # `line.heading`
        self.rate_cells: list[tuple[Named, object]] = []  # `line.rate` with its right side
        self.fact_names = self._chosen_facts()
        self.scope = Scope(self.sheet.header.subject)  # of the charges being made up
        self.measure_scope = Scope("")
        self._numbers = count(1)  # shared by the views of one card

    def _chosen_facts(self) -> dict[Kind, list[str]]:
        """A card reads few facts, so that its lines read the same ones."""
        chance = self.chance
        numbers = chance.some([name for name in NUMBER_FACTS if name != "buy.freight"], 3, 7)
        numbers += ["weight"] if "weight" not in numbers else []
        numbers += ["buy.freight"] if chance.yes(20) else []
        return {
            Kind.NUMBER: numbers,
            Kind.WORD: chance.some(facts.WORDS, 2, 4),
            Kind.YES_NO: chance.some(facts.FLAGS, 1, 2),
            Kind.DATE: chance.some(facts.DATES[1:3], 1, 2),
        }

    @property
    def currency(self) -> str:
        """The currency in which amounts are printed: the card's, or any of them."""
        return self.rule.default or self.chance.choice([code for _, code in self.rule.codes])

    def fresh(self, stem: str) -> str:
        """A name that no line, table or index has."""
        return f"{stem}{next(self._numbers)}"

    def fact(self, name: str) -> Named:
        """A fact as a name."""
        return Named(name, FactRead(name), facts.type_of(name))

    def facts_of(self, kind: Kind) -> list[Named]:
        """The card's facts of that kind."""
        return [self.fact(name) for name in self.fact_names[kind]]

    def numbers(self, dimension: Dimension | None = None) -> list[Named]:
        """Facts, measures and cells that are numbers (of that dimension)."""
        known = [*self.facts_of(Kind.NUMBER), *self.measures, *self.measures, *self.cells]
        if dimension == MONEY:
            known += [*self.charges, *self.charges]
        return [
            one
            for one in known
            if one.type.kind is Kind.NUMBER and (dimension is None or one.dimension == dimension)
        ]

    @property
    def is_group(self) -> bool:
        """Whether lines are being made up for groups, which have no facts but their keys."""
        return self.scope.is_group

    def quantities(self) -> list[Named]:
        """Numbers that a rate may be taken of: measured or counted, not money and not index values."""
        return [one for one in self.numbers() if one.dimension in units.TOP and one.dimension != MONEY]

    def of_kind(self, kind: Kind) -> list[Named]:
        """Facts, measures and cells of that kind."""
        known = [*self.facts_of(kind), *self.measures, *self.cells]
        return [one for one in known if one.type.kind is kind]

    def unit(self, dimension: Dimension) -> str:
        """A unit for a heading or an amount of that dimension."""
        return self.currency if dimension == MONEY else self.chance.pick(units.UNITS[dimension])

    def amount(self, dimension: Dimension, unit: str = "", *, top: Fraction | None = None) -> Literal:
        """A number written on a line."""
        unit = unit or self.unit(dimension)
        if dimension == MONEY:
            number = units.money(self.chance, 0, int(top or 30))
        else:
            number = units.printed(self.chance, unit, top=top)
        literal = self.sheet.amount(f"{number} {unit}")
        self.breaks[dimension].append(literal.value)
        return literal

    def line(
        self, role: Role, name: str, steps: Iterable[Any], type_: ValueType, scope: Scope | None = None, *,
        gates: tuple[Any, ...] = (), table: str = "", column: str | None = None, price_date: str = "",
        commercial: Commercial | None = None,
    ) -> Line:  # fmt: skip
        """The next line of the sheet."""
        sheet = self.sheet
        number = len(sheet.lines) + 1
        row = RowRead(table, sheet.read(column) if column else None) if table else None
        made = Line(
            number, name, role, f"{name}-code", scope or self.measure_scope, price_date or sheet.header.price_date, type_, gates,
            row, tuple(steps), commercial or Commercial(), place=Place("tariff.toml", number),
        )  # fmt: skip
        sheet.lines.append(made)
        return made

    @property
    def money(self) -> ValueType:
        """An amount in the subject's currency."""
        return ValueType(Kind.NUMBER, MONEY, None, self.rule.default or None)

    def known(self, line: Line, *, charge: bool = False) -> Named:
        """Keeps the line so that later ones may read it."""
        named = Named(line.name, LineRead(line.name), line.type)
        places = self.charges if charge else self.measures
        if all(one.name != line.name for one in places):
            places.append(named)
        return named

    def dated(self, days: Iterable[date]) -> None:
        """Days on which something changes."""
        self.days += days
