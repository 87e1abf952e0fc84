from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.kernel.currency import Currency, UnknownCurrency, parse_currency
from quittance.kernel.exact import NotANumber
from quittance.kernel.money import CurrencyMismatch, Money, TooManyDecimals
from tests.kernel.strategies import currencies, moneys

EUR = parse_currency("EUR")
JPY = parse_currency("JPY")
minors = st.integers(-(10**15), 10**15)


@given(moneys)
def test_money_is_read_as_it_is_printed(money: Money) -> None:
    assert Money.parse(str(money)) == money
    assert Money.of(money.major, money.currency) == money


@given(minors, minors, currencies)
def test_sums_and_order_are_those_of_the_minor_units(a: int, b: int, currency: Currency) -> None:
    left, right = Money(a, currency), Money(b, currency)
    assert left + right == Money(a + b, currency)
    assert left - right == Money(a - b, currency)
    assert -left == Money(-a, currency)
    assert abs(left) == Money(abs(a), currency)
    assert (left < right, left <= right, left > right, left >= right) == (a < b, a <= b, a > b, a >= b)
    assert bool(left) == (a != 0)


@given(st.lists(minors), currencies)
def test_a_total_is_the_sum(amounts: list[int], currency: Currency) -> None:
    assert Money.total((Money(minor, currency) for minor in amounts), currency) == Money(
        sum(amounts), currency
    )


@pytest.mark.parametrize(
    ("amount", "code", "minor", "text"),
    [
        ("12.34", "EUR", 1234, "12.34 EUR"),
        ("-0.05", "EUR", -5, "-0.05 EUR"),
        (12, "EUR", 1200, "12.00 EUR"),
        (Decimal("12.3400"), "EUR", 1234, "12.34 EUR"),
        ("1200", "JPY", 1200, "1200 JPY"),
        ("1.234", "KWD", 1234, "1.234 KWD"),
        ("0", "EUR", 0, "0.00 EUR"),
    ],
)
def test_an_amount_is_given_in_major_units(
    amount: str | int | Decimal, code: str, minor: int, text: str
) -> None:
    money = Money.of(amount, code)
    assert (money.minor, money.currency.code, str(money)) == (minor, code, text)


@pytest.mark.parametrize(
    ("amount", "code"), [("12.345", "EUR"), ("0.5", "JPY"), ("0.0001", "KWD"), ("1/3", "EUR")]
)
def test_part_of_a_cent_is_refused(amount: str, code: str) -> None:
    with pytest.raises(TooManyDecimals) as refusal:
        Money.of(amount, code)
    assert refusal.value.message == f"{amount} is not a whole number of minor units of {code}."
    assert refusal.value.hint == f"{code} has {parse_currency(code).exponent} decimals."


def test_the_parts_are_refused_like_by_their_own_parsers() -> None:
    with pytest.raises(UnknownCurrency):
        Money.of("1", "EURO")
    with pytest.raises(UnknownCurrency):
        Money.parse("12.34")
    with pytest.raises(NotANumber):
        Money.parse("12,34 EUR")


@pytest.mark.parametrize(
    "operation", [operator.add, operator.sub, operator.lt, operator.le, operator.gt, operator.ge]
)
def test_two_currencies_do_not_mix(operation: Callable[[Money, Money], object]) -> None:
    with pytest.raises(CurrencyMismatch) as refusal:
        operation(Money(100, EUR), Money(100, JPY))
    assert refusal.value.message == "1.00 EUR and 100 JPY are amounts of different currencies."


def test_a_total_of_another_currency_is_refused() -> None:
    with pytest.raises(CurrencyMismatch):
        Money.total([Money(1, EUR)], JPY)


def test_equal_minor_units_of_two_currencies_are_different_money() -> None:
    assert Money(100, EUR) != Money(100, JPY)
    assert Money.zero(EUR) != Money.zero(JPY)
    assert Money.zero(EUR) == Money(0, EUR)


@pytest.mark.parametrize("operation", [operator.mul, operator.truediv, operator.add, operator.lt])
@pytest.mark.parametrize("other", [2, Decimal("0.5"), Fraction(1, 2)])
def test_money_combines_with_no_number(operation: Callable[[object, object], object], other: object) -> None:
    with pytest.raises(TypeError):
        operation(Money(100, EUR), other)


@pytest.mark.parametrize("minor", [1.0, Decimal(1), True, "1"])
def test_minor_units_are_whole_numbers(minor: object) -> None:
    with pytest.raises(TypeError, match=r"^money is made of whole minor units"):
        Money(minor, EUR)  # type: ignore[arg-type]
