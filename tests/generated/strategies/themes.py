"""Whole trials by theme: which parts of the language a card is made of, and how many facts it rates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quittance.core.facts.kind import Kind
from quittance.core.facts.row import FactRow
from quittance.core.facts.schema import FactColumn
from quittance.core.tariff.plan import CurrencyRule, Plan
from quittance.kernel.period import PeriodWord
from tests.generated.strategies import charges, groups, indexes, measures, versions
from tests.generated.strategies.card import Card
from tests.generated.strategies.chance import Chance
from tests.generated.strategies.facts import FactUse
from tests.generated.strategies.rows import Drawing, facts_of, schema_of, uses
from tests.generated.trial import Trial

_CURRENCIES = (("UK", "GBP"), ("DE", "EUR"), ("JP", "JPY"), ("KW", "KWD"))


def of_card(card: Card, count: int, plans: tuple[Plan, ...] = (), *, sure: tuple[str, ...] = ()) -> Trial:
    """The card as it stands (or versions of it), with so many facts."""
    plans = plans or (card.sheet.plan(),)
    held = uses(card, facts_of(plans), sure=("ship_date", *sure))
    return Trial(plans, (schema_of("parcel", held),), tuple(Drawing(card, held).rows(count)))


def lines(card: Card, *, most: int = 4) -> None:
    """Some measures, some charges."""
    chance = card.chance
    if chance.yes(15):
        indexes.index(card)
    for _ in range(chance.randint(0, most)):
        measures.any_measure(card)
    for _ in range(chance.randint(1, most)):
        charges.any_charge(card)


def rows(chance: Chance, count: int) -> Trial:
    """Lines per parcel: tables, bands, formulas, conditions, alternatives."""
    card = Card(chance, richness=chance.choice([10, 30, 50]))
    lines(card)
    return of_card(card, count)


def currencies(chance: Chance, count: int) -> Trial:
    """The currency by market: labels, amounts in the wrong currency, minor units of 0, 2 and 3 decimals."""
    codes = tuple(chance.some(_CURRENCIES, 2, 4))
    card = Card(chance, CurrencyRule("", "market", codes), richness=chance.choice([10, 30]))
    card.words["market"] += [word for word, _ in codes] * 3
    lines(card, most=3)
    return of_card(card, count, sure=("market",) if chance.yes(60) else ())


def in_groups(chance: Chance, count: int) -> Trial:
    """Orders, accounts and months: sums, windows, budgets, lines that read up and down."""
    card = Card(chance, richness=chance.choice([10, 30]))
    lines(card, most=2)
    for _ in range(chance.randint(1, 2)):
        groups.add(card)
        if chance.yes(50):
            charges.any_charge(card)
    sure = ("account", "order_id") if chance.yes(60) else ()
    return of_card(card, count, sure=sure)


def in_versions(chance: Chance, count: int) -> Trial:
    """Several versions of one shape (now and then one of another) by date; two tariffs side by side."""
    card = Card(chance, richness=chance.choice([10, 30]))
    lines(card, most=3)
    if chance.yes(25):
        groups.add(card)
    base = card.sheet.plan()
    names = ["north", "south"] if chance.yes(25) else ["test"]
    plans = [
        versions.version(card, base, starts, ends, name)
        for name in names
        for starts, ends in versions.spans(card, chance.randint(2, 4))
    ]
    if chance.yes(15):
        plans[-1] = replace(plans[-1], lines=_shorter(plans[-1]))
    sure: tuple[str, ...] = ()
    if chance.yes(35):
        plans = [versions.known_later(card, plan) for plan in plans]
        sure = ("known_date",) if chance.yes(70) else ()
    trial = of_card(card, count, tuple(plans), sure=sure)
    return trial if len(names) == 1 or chance.yes(35) else _by_tariff(chance, trial, names)


def _shorter(plan: Plan) -> tuple[object, ...]:
    """The lines without those of the last name, if there are others that bill."""
    last = plan.lines[-1].name
    left = tuple(line for line in plan.lines if line.name != last)
    return left if any(line.role != "measure" for line in left) else plan.lines


def _by_tariff(chance: Chance, trial: Trial, names: list[str]) -> Trial:
    column = FactColumn("tariff", Kind.WORD, required=True)
    schema = replace(trial.schemas[0], columns=(*trial.schemas[0].columns, column))
    named = tuple(
        FactRow(row.subject, row.id, {**row.values, "tariff": chance.pick(names)}) for row in trial.rows
    )
    return replace(trial, schemas=(schema,), rows=named)


THEMES: dict[str, Callable[[Chance, int], Trial]] = {
    "rows": rows, "currencies": currencies, "groups": in_groups, "versions": in_versions,
}  # fmt: skip
__all__ = ["THEMES", "FactUse", "PeriodWord", "of_card"]
