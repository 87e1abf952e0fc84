"""Lines that bill: by a table, a rate, a share of other charges, a scale, or what is missing from a
minimum.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.deficit import Deficit
from quittance.core.tariff.features.priced import Priced, RateOf
from quittance.core.tariff.features.slices import Slices
from quittance.core.tariff.features.times import Times
from quittance.core.tariff.features.top_up import TopUp
from quittance.core.tariff.line import Commercial, Line, Role
from quittance.core.tariff.operand import CellRead, LineRead
from quittance.core.tariff.scope import Scope
from quittance.core.tariff.table import Per
from quittance.kernel.dimension import MONEY, SCALAR, Dimension
from tests.generated.strategies import formula, results, tables, units
from tests.generated.strategies.card import Card, Named
from tests.generated.strategies.gates import gates
from tests.generated.strategies.offers import take_off
from tests.generated.strategies.tables import Printed
from tests.support.plans import unit_of

ALL_OF_IT = Per(Decimal(1), "", False)


class Body:
    """The steps of a charge up to its price, and the table that it reads."""

    def __init__(self, steps: list[Any], printed: Printed | None = None) -> None:
        self.steps = steps
        self.printed = printed


def by_table(card: Card) -> Body:
    """Price and rate in the columns of a table."""
    chance = card.chance
    of = chance.pick(card.quantities()) if card.quantities() and chance.yes(55) else None
    if of is not None and card.numbers(MONEY) and chance.yes(20):
        of = chance.pick(card.numbers(MONEY))
    printed = tables.price_table(card, of)
    price = CellRead("price") if "price" in printed.headings else None
    rates = tuple(RateOf(CellRead("rate"), right) for right in printed.rates)
    steps: list[Any] = []
    if of is not None and rates:
        steps = [Basis((of.operand,)), *formula.above(card, of.dimension, printed)]
    return Body([*steps, Priced(price, rates)], printed)


def by_rate(card: Card) -> Body:
    """A rate on the line, with or without a price."""
    chance = card.chance
    dimension = chance.pick([one.dimension for one in card.quantities()])
    steps, _ = formula.basis(card, dimension)
    steps += formula.above(card, dimension)
    price = card.amount(MONEY) if chance.yes(35) else None
    rate = card.sheet.rate(
        f"{units.money(chance, 0, 4)} {card.currency} per {results.right_side(card, dimension)}"
    )
    card.breaks[dimension].append(rate.per.amount)
    return Body([*steps, Priced(price, (rate,))])


def by_day_and_space(card: Card) -> Body:
    """Storage: per volume and day, where `times` brings the days."""
    unit = card.chance.choice(["ft3 day", "m3 day", "m3 week", "l day"])
    rate = card.sheet.rate(f"{units.money(card.chance, 0, 3)} {card.currency} per exact {unit}")
    steps = [Basis(card.sheet.reads("volume")), Priced(None, (rate,)), Times(card.sheet.read("days"))]
    return Body(steps)


def fixed(card: Card) -> Body:
    """An amount on the line; or one that another line has looked up."""
    chance = card.chance
    looked_up = [one for one in [*card.measures, *card.cells] if one.type.is_money]
    price = chance.pick(looked_up).operand if looked_up and chance.yes(40) else card.amount(MONEY)
    return Body([Priced(price)])


def share(card: Card) -> Body:
    """A percentage of other amounts; the percentage may be a line's. Without a rate it is all of them."""
    chance = card.chance
    steps, _ = formula.basis(card, MONEY)
    steps += formula.above(card, MONEY)
    ratios = [
        one for one in [*card.measures, *card.cells] if one.dimension == SCALAR and one.type.unit is not None
    ]
    ratios = [one for one in ratios if one.type.unit.symbol == "%" and isinstance(one.operand, LineRead)]  # type: ignore[union-attr]
    if ratios and chance.yes(45):
        return Body([*steps, Priced(None, (RateOf(chance.pick(ratios).operand, ALL_OF_IT),))])
    if chance.yes(75):
        return Body([*steps, Priced(None, (card.sheet.rate(f"{units.percent(chance)} %"),))])
    return Body(steps)


def by_read_rate(card: Card) -> Body:
    """A rate that stands in another line's row."""
    named, right = card.chance.pick(card.rate_cells)
    assert isinstance(right, Per)
    dimension = _dimension_of(right)
    if not card.numbers(dimension):
        return fixed(card)
    steps, _ = formula.basis(card, dimension)
    return Body([*steps, Priced(None, (RateOf(named.operand, right),))])


def _dimension_of(right: Per) -> Dimension:
    return unit_of(right.unit_text.split()[-1]).dimension


def sliced(card: Card) -> Body:
    """Each row prices its own slice."""
    chance = card.chance
    of = chance.pick([*card.quantities(), *(card.numbers(MONEY)[:2])])
    marked = chance.yes(20)
    printed = tables.price_table(card, of, scale="marked" if marked else "slices")
    if marked and not printed.rates:
        marked = False
    price = CellRead("price") if "price" in printed.headings else None
    rates = tuple(RateOf(CellRead("rate"), right) for right in printed.rates)
    less = formula.above(card, of.dimension) if chance.yes(40) else []
    steps: list[Any] = [Basis((of.operand,)), *less, Slices(printed.band, price, rates, marked)]
    return Body(steps, printed)


def cheapest(card: Card) -> Body:
    """Charged as more than there is, where that is cheaper."""
    chance = card.chance
    of = chance.pick(card.quantities())
    printed = tables.price_table(card, of, scale="deficit")
    price = CellRead("price") if "price" in printed.headings else None
    rates = tuple(RateOf(CellRead("rate"), right) for right in printed.rates)
    less = formula.above(card, of.dimension) if chance.yes(20) else []
    return Body([Basis((of.operand,)), *less, Deficit(printed.band, price, rates)], printed)


def topped_up(card: Card) -> Body:
    """What is missing from a minimum, or over an allowance."""
    chance = card.chance
    known = card.numbers(MONEY)
    operands = tuple(one.operand for one in chance.some(known, 1, 3))
    target = chance.pick(known).operand if chance.yes(25) else card.amount(MONEY)
    return Body([TopUp(operands, target, cut=chance.yes(35))])


def body(card: Card) -> Body:
    """The formula up to its price, of any sort that the card has something for."""
    has_money = bool(card.numbers(MONEY))
    counted = bool(card.quantities())
    sort = card.chance.weighed(
        by_table=34, by_rate=16 if counted else 0, storage=0 if card.is_group else 4, fixed=8,
        sliced=13 if counted else 0, cheapest=7 if counted else 0,
        share=18 if has_money else 0, topped_up=6 if has_money else 0, by_read_rate=8 if card.rate_cells else 0,
    )  # fmt: skip
    makers: dict[str, Callable[[Card], Body]] = {
        "by_table": by_table, "by_rate": by_rate, "storage": by_day_and_space, "fixed": fixed, "sliced": sliced,
        "cheapest": cheapest, "share": share, "topped_up": topped_up, "by_read_rate": by_read_rate,
    }  # fmt: skip
    return makers[sort](card)


def finish(card: Card, made: Body) -> list[Any]:
    """The steps after the price."""
    steps = list(made.steps)
    steps += formula.plus(card, MONEY) if card.chance.yes(15) else []
    steps += formula.limits(card, MONEY, made.printed)
    steps += formula.times(card)
    return [*steps, *formula.rounding(card, MONEY)]


def commercial(card: Card) -> Commercial:
    """Who bears it: mostly one, sometimes two or three."""
    chance = card.chance
    if not chance.yes(20):
        return Commercial(trigger=chance.choice(["", "delivered"]))
    parts = chance.choice([(50, 50), (33, 67), (10, 20, 70), (1, 99), (100, 0), (25, 25, 50)])
    names = ("seller", "platform", "carrier")
    return Commercial(
        bearer=tuple((name, Decimal(part) / 100) for name, part in zip(names, parts, strict=False))
    )


def add(card: Card, name: str, role: Role, made: Body, scope: Scope, gates_: tuple[Any, ...]) -> Line:
    """The charge (or discount) on the sheet."""
    steps = finish(card, made)
    if role is Role.DISCOUNT:
        steps = take_off(card, steps)
    printed = made.printed
    return card.line(
        role, name, steps, card.money, scope, gates=gates_, table=printed.name if printed else "",
        column=printed.column if printed else None, commercial=commercial(card),
        price_date="order_date" if not card.is_group and card.chance.yes(4) else "",
    )  # fmt: skip


def any_charge(card: Card) -> Named:
    """One name that bills: one line, or alternatives."""
    chance = card.chance
    role = Role.DISCOUNT if card.charges and chance.yes(15) else Role.CHARGE
    name = card.fresh("off" if role is Role.DISCOUNT else "fee")
    scope = card.scope
    for _ in range(chance.choices([0, 1, 2], [70, 22, 8])[0]):
        add(card, name, role, body(card), scope, gates(card, certain=True))
    line = add(card, name, role, body(card), scope, gates(card) if chance.yes(card.richness) else ())
    return card.known(line, charge=True)
