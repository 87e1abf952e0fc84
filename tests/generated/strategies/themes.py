"""Whole trials by theme: which parts of the language a card is made of, and how many facts it rates."""

from __future__ import annotations

from collections.abc import Callable

from quittance.kernel.period import PeriodWord
from tests.generated.strategies import charges, indexes, measures
from tests.generated.strategies.card import Card
from tests.generated.strategies.chance import Chance
from tests.generated.strategies.rows import Drawing, facts_of, schema_of, uses
from tests.generated.trial import Trial


def of_card(card: Card, count: int) -> Trial:
    """The card as it stands, with so many facts."""
    plan = card.sheet.plan()
    held = uses(card, facts_of([plan]), sure=("ship_date",))
    return Trial((plan,), (schema_of("parcel", held),), tuple(Drawing(card, held).rows(count)))


def rows(chance: Chance, count: int) -> Trial:
    """Lines per parcel: tables, bands, formulas, conditions, alternatives."""
    card = Card(chance, richness=chance.choice([10, 30, 50]))
    if chance.yes(15):
        indexes.index(card)
    for _ in range(chance.randint(0, 4)):
        measures.any_measure(card)
    for _ in range(chance.randint(1, 4)):
        charges.any_charge(card)
    return of_card(card, count)


THEMES: dict[str, Callable[[Chance, int], Trial]] = {"rows": rows}
__all__ = ["THEMES", "PeriodWord", "of_card"]
