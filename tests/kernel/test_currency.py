from __future__ import annotations

from decimal import Decimal

import pytest

from quittance.kernel.currency import Currency, UnknownCurrency, known_currencies, parse_currency


@pytest.mark.parametrize(
    ("code", "step"),
    [("EUR", "0.01"), ("HUF", "0.01"), ("JPY", "1"), ("ISK", "1"), ("KRW", "1"), ("VND", "1"), ("CLP", "1")]
    + [(code, "0.001") for code in ("KWD", "BHD", "JOD", "OMR", "TND")],
)
def test_the_minor_unit_is_that_of_iso_4217(code: str, step: str) -> None:
    currency = parse_currency(code)
    assert str(currency) == code
    assert str(currency.minor_step) == step
    assert type(currency.minor_step) is Decimal


def test_the_list_covers_the_places_we_bill_in() -> None:
    codes = [currency.code for currency in known_currencies()]
    assert codes == sorted(set(codes))
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in codes)
    assert len(codes) >= 45
    assert {"EUR", "GBP", "SEK", "PLN", "CZK", "USD", "CAD", "MXN", "CNY", "HKD", "AED", "SAR", "TRY"} <= set(
        codes
    )


def test_a_currency_is_one_object() -> None:
    assert parse_currency("EUR") is parse_currency("EUR")
    assert parse_currency("EUR") == Currency("EUR", 2)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("eur", "Did you mean EUR?"),
        (" EUR", "Did you mean EUR?"),
        ("€", "Use three capital letters of ISO 4217."),
        ("", "Use three capital letters of ISO 4217."),
    ],
)
def test_other_codes_are_refused(text: str, hint: str) -> None:
    with pytest.raises(UnknownCurrency) as refusal:
        parse_currency(text)
    assert refusal.value.message == f"There is no currency {text!r}."
    assert refusal.value.hint == hint
