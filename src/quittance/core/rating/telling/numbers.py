"""Values as people read them: six decimals at most, in a unit, money with the decimals of its currency."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quittance.core.rating.words.en import ENGLISH
from quittance.kernel.currency import parse_currency
from quittance.kernel.dimension import MONEY
from quittance.kernel.exact import Exact, divide, exact, to_text
from quittance.kernel.unit import ONE, Unit

PLACES = 6


def number_text(
    value: Exact, unit: Unit | None = None, currency: str = "", words: Mapping[str, str] = ENGLISH
) -> str:
    """A number in base units as so many of the unit: "115.357914 lb", "43.55 USD", "3"."""
    if unit is None or unit == ONE:
        return to_text(value, PLACES)
    text = to_text(divide(value, exact(unit.factor)), PLACES)
    if unit.dimension == MONEY:
        return f"{_with_cents(text, currency)} {currency}".strip()
    left, _, right = unit.symbol.partition(" per ")
    amount = f"{text} {unit_words(left, words)}"
    if not right:
        return amount
    return words["value_per"].format(amount=amount, per=unit_words(right, words))


def unit_words(text: str, words: Mapping[str, str] = ENGLISH) -> str:
    """A unit, or a quantity of one, in that language: symbols stay, words such as day and pallet have a
    translation where they need one.
    """
    return " ".join(words.get(f"unit_{part}", part) for part in text.split())


def value_text(value: Any, unit: Unit | None, currency: str, words: Mapping[str, str]) -> str:
    """Any value: a number in its unit, yes or no, a day, a word."""
    if isinstance(value, bool):
        return words["yes"] if value else words["no"]
    if isinstance(value, (Decimal, Fraction)):
        return number_text(value, unit, currency, words)
    return value.isoformat() if isinstance(value, date) else str(value)


def _with_cents(text: str, currency: str) -> str:
    decimals = parse_currency(currency).exponent if currency else 0
    whole, _, fraction = text.partition(".")
    fraction = fraction.ljust(decimals, "0")
    return f"{whole}.{fraction}" if fraction else whole
