"""Cells come back as the card prints them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from quittance.core.tariff.operand import FactRead
from quittance.core.tariff.printed import key_text, name_of_heading, number_text, phrase_text
from quittance.core.tariff.table import Key, KeyCell, Phrase
from quittance.kernel.exact import Exact


@pytest.mark.parametrize(
    ("value", "unit", "is_rate", "text"),
    [
        (Decimal("0.75"), "g", False, "750 g"),
        (Decimal("7.1"), "GBP", False, "7.10 GBP"),
        (Decimal("100"), "JPY", False, "100 JPY"),
        (Decimal("0.123"), "EUR", False, "0.123 EUR"),
        (Decimal("0.15"), "%", True, "15 %"),
        (Decimal("0.4"), "USD per exact lb", True, "0.40 USD per exact lb"),
        (Decimal("0.08"), "USD per started 4 oz", True, "0.08 USD per started 4 oz"),
        (Fraction("4.94") / Fraction("0.003785411784"), "USD per gal", False, "4.94 USD per gal"),
        (Decimal("3"), "", False, "3"),
        (Fraction(1, 3), "kg", False, "0.333333 kg"),
        (Decimal("0.01"), "m3", False, "0.01 m3"),
    ],
)
def test_numbers_have_the_unit_of_their_heading(value: Exact, unit: str, is_rate: bool, text: str) -> None:
    assert number_text(value, unit, is_rate=is_rate) == text


@pytest.mark.parametrize(
    ("heading", "phrase", "cell", "text"),
    [
        ("weight up to [kg]", Phrase.UP_TO, Decimal(10), "weight up to 10 kg"),
        ("zone is", Phrase.IS, ("a", "b"), "zone is a or b"),
        ("media is", Phrase.IS, True, "media is yes"),
        ("zone is", Phrase.IS, None, "zone is any"),
        ("from", Phrase.FROM, date(2026, 2, 1), "from 2026-02-01"),
    ],
)
def test_keys_are_pieces_of_a_sentence(heading: str, phrase: Phrase, cell: KeyCell, text: str) -> None:
    assert phrase_text(Key(heading, FactRead("x"), phrase), cell) == text


def test_an_empty_key_is_any() -> None:
    assert key_text(Key("zone is", FactRead("zone"), Phrase.IS), None) == "any"
    assert name_of_heading("price:UK [GBP]") == "price:UK"
