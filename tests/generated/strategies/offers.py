"""What a discount does after its rounding: the budget it is paid from, and its sign."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from quittance.core.tariff.features.offer import Budget, TakenOff
from quittance.core.tariff.features.rounded import Rounded
from quittance.kernel.currency import parse_currency
from quittance.kernel.exact import exact, exact_text
from tests.generated.strategies.card import Card


def take_off(card: Card, steps: list[Any]) -> list[Any]:
    """The steps with the sign at the end, and a budget before it for one offer in three."""
    if card.chance.yes(33) and not card.rule.by:
        return [*steps, budget(card, steps), TakenOff()]
    return [*steps, TakenOff()]


def budget(card: Card, steps: list[Any]) -> Budget:
    """An amount to which the line can be rounded; some are used up at once, some never."""
    rounding = next((step.rounding.step for step in steps if isinstance(step, Rounded)), None)
    step = Fraction(rounding or parse_currency(card.rule.default).minor_step)
    about = Fraction(card.chance.choice([0, 7, 40, 300, 3000, 3001]))
    number = exact(step * (about / step).__floor__() + step * card.chance.randint(0, 3))
    assert isinstance(number, Decimal)
    return Budget(card.sheet.amount(f"{exact_text(number)} {card.rule.default}"))
