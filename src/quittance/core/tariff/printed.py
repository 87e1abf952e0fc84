"""Cells as the card prints them: numbers in the unit of their heading, words, dates, yes and no."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from quittance.core.tariff.table import Key, KeyCell, Phrase, Result, ResultCell
from quittance.kernel.currency import UnknownCurrency, parse_currency
from quittance.kernel.exact import Exact, divide, exact, exact_text, to_text
from quittance.kernel.unit import UnknownUnit, parse_compound

_BRACKETS = re.compile(r"\[([^\]]*)\]\s*$")
_PER = re.compile(r"\s+per\s+(?:(?:started|exact)\s+)?(?:[0-9.]+\s+)?")
_ANY = "any"


def unit_of_heading(heading: str) -> str:
    """What stands in the square brackets: "kg", "GBP per started 500 g"; empty if there are none."""
    match = _BRACKETS.search(heading)
    return match[1].strip() if match else ""


def name_of_heading(heading: str) -> str:
    """The heading without its unit: "weight up to", "price:UK"."""
    return _BRACKETS.sub("", heading).strip()


def key_text(key: Key, cell: KeyCell) -> str:
    """The cell of a key heading: "10 kg", "UK or DE", "yes", "2026-02-01"; "any" when it is empty."""
    if cell is None:
        return _ANY
    if isinstance(cell, tuple):
        return " or ".join(cell)
    if isinstance(cell, (Decimal, Fraction)):
        return number_text(cell, unit_of_heading(key.heading))
    return _plain(cell)


def phrase_text(key: Key, cell: KeyCell) -> str:
    """The cell as a piece of a sentence: "weight up to 10 kg", "zone is any", "from 2026-02-01"."""
    if key.phrase is Phrase.FROM:
        return f"from {key_text(key, cell)}"
    return f"{name_of_heading(key.heading)} {key_text(key, cell)}"


def result_text(result: Result, cell: ResultCell) -> str:
    """The cell of a result heading: "7.05 GBP", "0.40 GBP per started kg", "15 %"; empty when it is empty."""
    if cell is None:
        return ""
    if isinstance(cell, (Decimal, Fraction)):
        return number_text(cell, unit_of_heading(result.heading), is_rate=result.per is not None)
    return _plain(cell)


def number_text(value: Exact, unit_text: str, *, is_rate: bool = False) -> str:
    """A number in base units with the unit it is printed in: 0.75 and "g" make "750 g".

    Of a rate the number is already said per the printed quantity, so that only the left unit converts.
    """
    left, factor = _factor(unit_text, is_rate)
    number = divide(value, factor)
    text = exact_text(number) if isinstance(number, Decimal) else to_text(number)
    decimals = _money_decimals(left)
    if decimals is not None:
        text = _at_least_decimals(text, decimals)
    return f"{text} {unit_text}".strip()


@lru_cache(maxsize=1024)
def _factor(unit_text: str, is_rate: bool) -> tuple[str, Exact]:
    left, _, right = _PER.sub("\0", unit_text, count=1).partition("\0")
    size = _size(left)
    if right and not is_rate:
        size = size / _size(right)
    return left, exact(size)


def _size(unit: str) -> Fraction:
    if not unit or _money_decimals(unit) is not None:
        return Fraction(1)
    try:
        return parse_compound(unit).factor
    except UnknownUnit:
        return Fraction(1)


@lru_cache(maxsize=256)
def _money_decimals(unit: str) -> int | None:
    try:
        return parse_currency(unit).exponent
    except UnknownCurrency:
        return None


def _at_least_decimals(text: str, decimals: int) -> str:
    whole, _, fraction = text.partition(".")
    fraction = fraction.ljust(decimals, "0")
    return f"{whole}.{fraction}" if fraction else whole


def _plain(cell: str | bool | date) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell if isinstance(cell, str) else cell.isoformat()
