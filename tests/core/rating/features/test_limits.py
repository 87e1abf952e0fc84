from __future__ import annotations

from decimal import Decimal

import pytest

from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.limits import AtLeast, AtMost
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.times import Times
from quittance.core.tariff.operand import CellRead, FactRead
from tests.support.plans import ROUND, Sheet
from tests.support.rows import rate_one


@pytest.mark.parametrize(("price", "expected"), [("4.00", "7.75"), ("10.00", "12.00")])
def test_parcelforce_zone_2(price: str, expected: str) -> None:
    """120 % of the contract price, at least 7.75 GBP."""
    sheet = Sheet()
    percent = Priced(None, (sheet.rate("120 %"),))
    sheet.charge("zone_2", Basis(sheet.reads("spot_rate")), percent, AtLeast(sheet.amount("7.75 GBP")), ROUND)
    assert rate_one(sheet, spot_rate=f"{price} GBP").total == Decimal(expected)


def test_limits_are_of_one_and_times_says_how_many() -> None:
    """Three groceries at 2.00, 8 %, at least 0.25 each: 0.75, not 0.48."""
    sheet = Sheet(subject="order_line")
    steps = (
        Priced(None, (sheet.rate("8 %"),)),
        AtLeast(sheet.amount("0.25 GBP")),
        Times(FactRead("units")),
        ROUND,
    )
    sheet.charge("referral", Basis(sheet.reads("item_price")), *steps)
    assert rate_one(sheet, item_price="2.00 GBP", units=3).total == Decimal("0.75")


def test_a_cap_and_an_empty_cell() -> None:
    sheet = Sheet(currency="USD")
    sheet.table("card", "category is, rate [%], at_most [USD]", "media, 20, 5.00", "other, 20,")
    steps = (Priced(None, (sheet.rate_cell(),)), AtMost(CellRead("at_most")), ROUND)
    sheet.charge("administration", Basis(sheet.reads("refunded.referral")), *steps, table="card")
    assert rate_one(sheet, category="media", refunded__referral="40 USD").total == Decimal("5.00")
    assert rate_one(sheet, category="other", refunded__referral="40 USD").total == Decimal("8.00")


def test_an_absent_limit_limits_nothing() -> None:
    sheet = Sheet()
    steps = (AtLeast(FactRead("buy.floor")), AtMost(FactRead("buy.cap")), ROUND)
    sheet.charge("fee", Priced(sheet.amount("3.00 GBP")), *steps)
    assert rate_one(sheet).total == Decimal("3.00")
    assert rate_one(sheet, buy__floor="4 GBP").total == Decimal("4.00")
    assert rate_one(sheet, buy__cap="2 GBP").total == Decimal("2.00")
