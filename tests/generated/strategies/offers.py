"""What a discount does after its rounding: the budget it is paid from, and its sign."""

from __future__ import annotations

from typing import Any

from quittance.core.tariff.features.offer import Budget, TakenOff
from quittance.kernel.dimension import MONEY
from tests.generated.strategies.card import Card


def take_off(card: Card, steps: list[Any]) -> list[Any]:
    """The steps with the sign at the end, and a budget before it for one offer in three."""
    if card.chance.yes(33) and not card.rule.by:
        return [*steps, Budget(card.amount(MONEY, top=None if card.chance.yes(40) else card.chance.choice([500, 3000]))), TakenOff()]
    return [*steps, TakenOff()]
