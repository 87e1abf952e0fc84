from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from quittance.core.tariff.language.amount import Amount, parse_amount
from quittance.core.tariff.language.tokens import NotUnderstood
from quittance.kernel.dimension import MONEY
from tests.core.tariff.language.strategies import amounts


@given(amounts())
def test_what_is_printed_reads_back_as_the_same(amount: Amount) -> None:
    assert parse_amount(str(amount)) == amount


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("0.25 lb", Decimal("0.1133980925")),
        ("97 %", Decimal("0.97")),
        ("95.00 USD", Decimal("95")),
        ("5 pick", Decimal(5)),
        ("0.97", Decimal("0.97")),
        ("2 ft3 day", Decimal("0.056633693184")),
        ("1/3 kg", Fraction(1, 3)),
    ],
)
def test_base_units_are_exact(text: str, base: Decimal | Fraction) -> None:
    assert parse_amount(text).base == base


def test_an_amount_of_money_keeps_its_currency() -> None:
    unit = parse_amount("95.00 USD").unit
    assert (unit.unit.dimension, unit.currency) == (MONEY, "USD")


def test_a_price_per_volume_converts_exactly() -> None:
    amount = parse_amount("0.01 USD per gal")
    assert amount.base * Fraction("0.003785411784") == Fraction(1, 100)


@pytest.mark.parametrize(
    ("text", "column"),
    [("kg", 1), ("5 kgs", 3), ("1,5 kg", 2), ("5 kg or", 6), ("5 EURO", 3), ("5 kg per", 9)],
)
def test_a_text_that_is_none_says_where(text: str, column: int) -> None:
    with pytest.raises(NotUnderstood) as refused:
        parse_amount(text)
    assert refused.value.column == column
