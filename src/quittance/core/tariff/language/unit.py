"""Units as a card prints them: "kg", "ft3 day", "GBP", "%", "USD per gal"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from quittance.core.tariff.language.cursor import Cursor
from quittance.core.tariff.language.tokens import NotUnderstood, Shape
from quittance.kernel.currency import parse_currency
from quittance.kernel.dimension import MONEY
from quittance.kernel.refusal import Refusal
from quittance.kernel.unit import ONE, Unit, parse_compound, parse_unit

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class CardUnit:
    """A unit, and the currency if money is in it."""

    unit: Unit
    currency: str | None = None

    def per(self, other: Unit) -> CardUnit:
        """So much of this for each of that."""
        left, right = self.unit, other
        unit = Unit(f"{left} per {right}", left.dimension / right.dimension, left.factor / right.factor)
        return CardUnit(unit, self.currency)

    def __str__(self) -> str:
        return self.unit.symbol


PLAIN = CardUnit(ONE)
"""A number without a unit."""

NO_UNITS = ("per", "and", "or")
"""Words that end a unit."""


def money(code: str) -> CardUnit:
    """The unit of amounts in that currency: one major unit. Refuses with `UnknownCurrency`."""
    return CardUnit(Unit(parse_currency(code).code, MONEY, Fraction(1)), code)


def take_unit(cursor: Cursor) -> CardUnit:
    """The unit at the cursor, up to a word that belongs to something else."""
    token = cursor.next
    if token.text.isupper() and len(token.text) == 3 and token.shape is Shape.WORD:
        return _known(cursor, lambda: money(cursor.take().text))
    return CardUnit(take_measure(cursor))


def take_measure(cursor: Cursor) -> Unit:
    """A unit that is not money, or several multiplied."""
    if cursor.take_if("1"):
        return ONE
    if cursor.take_if("%"):
        return parse_unit("%")
    if cursor.next.shape is not Shape.WORD or cursor.next.text in NO_UNITS:
        cursor.fail("a unit")
    unit = _known(cursor, lambda: parse_compound(cursor.take().text))
    while cursor.next.shape is Shape.WORD and cursor.next.text not in NO_UNITS:
        unit = unit * _known(cursor, lambda: parse_unit(cursor.take().text))
    return unit


def take_any_unit(cursor: Cursor) -> CardUnit:
    """A unit with an optional right side: "USD per gal"."""
    unit = take_unit(cursor)
    return unit.per(take_measure(cursor)) if cursor.take_if("per") else unit


def parse_card_unit(text: str) -> CardUnit:
    """The unit in a text. Refuses with `NotUnderstood`."""
    cursor = Cursor(text)
    unit = take_any_unit(cursor)
    cursor.done()
    return unit


def _known(cursor: Cursor, read: Callable[[], _T]) -> _T:
    column = cursor.next.column
    try:
        return read()
    except NotUnderstood:
        raise
    except Refusal as refusal:
        raise NotUnderstood(refusal.message, column, refusal.hint) from None
