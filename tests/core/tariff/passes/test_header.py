from __future__ import annotations

from datetime import date

import pytest

from quittance.core.tariff.plan import CurrencyRule
from tests.core.tariff.sheet import TWO_CURRENCIES, codes_of, plan_of

FEE = '[[line]]\ncharge = "fee"\nof = "item_price"\nrate = "5 %"'


def test_the_cover_of_a_plan() -> None:
    header = plan_of(
        FEE, {"before": "2027-01-01", "known_from": "2025-12-15", "time_zone": '"Europe/London"'}
    ).header
    assert (header.starts, header.ends, header.known_from) == (
        date(2026, 1, 1),
        date(2027, 1, 1),
        date(2025, 12, 15),
    )
    assert (header.subject, header.price_date, header.trigger) == ("parcel", "ship_date", "first_scan")
    assert (header.time_zone, header.currency) == ("Europe/London", CurrencyRule("GBP"))


def test_a_currency_for_each_market() -> None:
    plan = plan_of(FEE, {"currency": TWO_CURRENCIES})
    assert plan.header.currency == CurrencyRule("", "market", (("UK", "GBP"), ("DE", "EUR")))
    assert "market" in plan.facts


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("tariff", "", "MISSING_KEY"),
        ("tariff", '"My Tariff"', "BAD_VALUE"),
        ("from", '"soon"', "BAD_VALUE"),
        ("before", "2025-12-31", "BAD_VALUE"),
        ("side", '"buyer"', "BAD_VALUE"),
        ("currency", '"Pounds"', "BAD_VALUE"),
        ("currency", '{ UK = "GBP" }', "MISSING_KEY"),
        ("currency", '{ by = "weight", UK = "GBP" }', "BAD_VALUE"),
        ("currency", '{ by = "market" }', "BAD_VALUE"),
        ("vat", '"some"', "BAD_VALUE"),
        ("per", '"box"', "BAD_VALUE"),
        ("price_date", '"service"', "BAD_VALUE"),
        ("language", "2", "BAD_VALUE"),
        ("bearer", '"seller"', "UNKNOWN_KEY"),
        ("lists", '["nowhere"]', "UNKNOWN_TABLE"),
    ],
)
def test_what_a_cover_must_say(key: str, value: str, code: str) -> None:
    assert codes_of(FEE, {key: value}) == [code]
