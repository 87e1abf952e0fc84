from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from quittance.kernel.currency import Currency, UnknownCurrency, parse_currency
from quittance.kernel.exact import Exact, NotANumber
from quittance.kernel.money import CurrencyMismatch, Money
from quittance.kernel.quantity import Quantity
from quittance.kernel.rate import ExactMoney, NotARate, Rate, RoundingFinerThanCurrency
from quittance.kernel.rounding import Mode, Rounding
from quittance.kernel.unit import Unit, UnitsDoNotFit, UnknownUnit, parse_unit
from tests.kernel.strategies import currencies, exacts, modes, positives, reference_round, unit_pairs, units

CENT = Rounding(Mode.HALF_UP, Decimal("0.01"))
EUR, USD, JPY, CHF = (parse_currency(code) for code in ("EUR", "USD", "JPY", "CHF"))


@given(exacts, currencies, positives, units)
def test_a_rate_is_read_as_it_is_printed(amount: Exact, currency: Currency, per: Exact, unit: Unit) -> None:
    rate = Rate(amount, currency, Quantity(per, unit))
    assert Rate.parse(str(rate)) == rate


@given(exacts, positives, exacts, unit_pairs)
def test_a_rate_applies_exactly_whatever_the_unit(
    amount: Exact, per: Exact, value: Exact, pair: tuple[Unit, Unit]
) -> None:
    here, there = pair
    rate = Rate(amount, EUR, Quantity(per, there))
    cost = rate.apply(Quantity(value, here))
    expected = Fraction(amount) * Fraction(value) * here.factor / there.factor / Fraction(per)
    assert Fraction(cost.amount) == expected
    assert cost.currency == EUR


@given(exacts, currencies, modes)
def test_money_is_rounded_as_the_definition_says(amount: Exact, currency: Currency, mode: Mode) -> None:
    money = ExactMoney(amount, currency).rounded(Rounding(mode, currency.minor_step))
    assert money == Money(reference_round(Fraction(amount) * 10**currency.exponent, mode), currency)


@given(exacts, exacts)
def test_exact_money_adds_without_loss(a: Exact, b: Exact) -> None:
    left, right = ExactMoney(a, EUR), ExactMoney(b, EUR)
    assert Fraction((left + right).amount) == Fraction(a) + Fraction(b)
    assert Fraction((left - right).amount) == Fraction(a) - Fraction(b)
    assert Fraction((-left).amount) == -Fraction(a)
    assert {(left + right).currency, (left - right).currency, (-left).currency} == {EUR}


@pytest.mark.parametrize(
    ("text", "quantity", "exact_amount", "money"),
    [
        ("0.08 USD per 4 oz", "3 lb", "0.96", "0.96 USD"),
        ("0.40 USD per lb", "65 lb", "26.00", "26.00 USD"),
        ("3.23 DKK per kg", "10 kg", "32.30", "32.30 DKK"),
        ("0.32 USD per ft3 day", "2 ft3 week", "4.48", "4.48 USD"),
        ("1 USD per 3 kg", "1 kg", "1/3", "0.33 USD"),
        ("7.50 GBP per pallet", "3 unit", "22.50", "22.50 GBP"),
    ],
)
def test_a_printed_rate_prices_a_quantity(text: str, quantity: str, exact_amount: str, money: str) -> None:
    cost = Rate.parse(text).apply(Quantity.parse(quantity))
    assert Fraction(cost.amount) == Fraction(exact_amount)
    assert str(cost.rounded(CENT)) == money


def test_rappen_round_to_five() -> None:
    step = Rounding(Mode.HALF_UP, Decimal("0.05"))
    assert ExactMoney(Decimal("12.33"), CHF).rounded(step) == Money.of("12.35", "CHF")


def test_a_step_finer_than_the_currency_is_refused_only_if_something_is_left() -> None:
    assert ExactMoney(Decimal("12.004"), JPY).rounded(CENT) == Money(12, JPY)
    with pytest.raises(RoundingFinerThanCurrency) as refusal:
        ExactMoney(Decimal("12.345"), JPY).rounded(CENT)
    assert refusal.value.message == "12.345 JPY rounded half up to 0.01 leaves part of a minor unit."
    assert refusal.value.hint == "Round to a multiple of 1."


def test_exact_money_of_two_currencies_does_not_mix() -> None:
    with pytest.raises(CurrencyMismatch, match="1 EUR and 1 USD are amounts of different currencies"):
        ExactMoney(Decimal(1), EUR) + ExactMoney(Decimal(1), USD)
    with pytest.raises(CurrencyMismatch):
        ExactMoney(Decimal(1), EUR) - ExactMoney(Decimal(1), USD)


def test_a_rate_prices_only_what_its_unit_measures() -> None:
    with pytest.raises(UnitsDoNotFit):
        Rate.parse("0.40 USD per lb").apply(Quantity.parse("3 cm"))


@pytest.mark.parametrize("text", ["", "0.40 USD", "0.40 per lb", "per lb", "0.40 USD per "])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(NotARate) as refusal:
        Rate.parse(text)
    assert refusal.value.message == f"{text!r} is not a rate."
    assert refusal.value.hint == "Write an amount per a unit, such as 0.40 USD per lb."


@pytest.mark.parametrize("per", ["0 kg", "-1 kg"])
def test_a_rate_per_nothing_is_refused(per: str) -> None:
    with pytest.raises(NotARate) as refusal:
        Rate.parse(f"1 USD per {per}")
    assert refusal.value.message == f"A rate per {per} means nothing."
    assert refusal.value.hint == "Name a quantity above zero."


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("0,40 USD per lb", NotANumber),
        ("0.40 Dollar per lb", UnknownCurrency),
        ("0.40 USD per pound", UnknownUnit),
    ],
)
def test_the_parts_are_refused_like_by_their_own_parsers(text: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        Rate.parse(text)


def test_a_rate_per_one_is_printed_without_the_one() -> None:
    assert str(Rate(Decimal("0.40"), USD, Quantity(Decimal(1), parse_unit("lb")))) == "0.40 USD per lb"
    assert str(Rate.parse("0.08 USD per 4 oz")) == "0.08 USD per 4 oz"
