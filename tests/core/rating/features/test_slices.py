from __future__ import annotations

from decimal import Decimal

import pytest

from quittance.core.tariff.features.above import Above
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.limits import AtLeast
from quittance.core.tariff.features.slices import Slices
from quittance.core.tariff.features.times import Times
from quittance.core.tariff.operand import CellRead, FactRead
from tests.support.plans import ROUND, Sheet
from tests.support.rows import rate_one

FBT = ("0, 0.00", "31, 0.03", "61, 0.05", "91, 0.08", "181, 0.16", "366, 0.32")


def _storage() -> Sheet:
    """tiktok_fbt_us_storage.csv, each day at its own rate. Day 31 begins after 30 whole days."""
    sheet = Sheet(currency="USD", subject="stay")
    rows = [f"{int(age) - 1 if int(age) else 0}, {rate}" for age, rate in (row.split(", ") for row in FBT)]
    sheet.table("card", "days at least [day], rate [USD per exact day]", *rows)
    slices = Slices(0, None, (sheet.rate_cell("exact day"),))
    sheet.charge(
        "storage", Basis(sheet.reads("days")), slices, Times(FactRead("volume")), ROUND, table="card"
    )
    return sheet


def test_storage_by_day_of_age() -> None:
    """45 days x 1 ft3: 15 days at 0.03, or 0.45 USD."""
    result = rate_one(_storage(), days="45 day", volume=Decimal(1))
    assert result.total == Decimal("0.45")
    parts = [(str(part.row.place), part.quantity, part.amount) for part in result.line("storage").parts]
    assert parts == [("card.csv:2", 30, 0), ("card.csv:3", 15, Decimal("0.45"))]


@pytest.mark.parametrize(("days", "expected"), [(0, "0"), (30, "0"), (31, "0.03"), (100, "3.20")])
def test_more_days(days: int, expected: str) -> None:
    assert rate_one(_storage(), days=f"{days} day", volume=Decimal(1)).total == Decimal(expected)


def _referral() -> Sheet:
    """Amazon UK referral: automotive 15 % to 45.00, then 9 % marginal; clothing by threshold."""
    sheet = Sheet(subject="order_line")
    sheet.table(
        "card",
        "category is, item_price up to [GBP], rate [%], scale",
        "automotive, 45, 15, slices",
        "automotive, , 9, slices",
        "clothing, 15, 5, whole",
        "clothing, 20, 10, whole",
        "clothing, , 15, whole",
    )
    slices = Slices(1, None, (sheet.rate_cell(),), marked=True)
    steps = (slices, AtLeast(sheet.amount("0.25 GBP")), ROUND)
    sheet.charge("referral", Basis(sheet.reads("item_price")), *steps, table="card")
    return sheet


@pytest.mark.parametrize(
    ("category", "price", "expected"),
    [
        ("automotive", "45.00", "6.75"),
        ("automotive", "100.00", "11.70"),
        ("automotive", "1.00", "0.25"),
        ("clothing", "15.00", "0.75"),
        ("clothing", "15.01", "1.50"),
        ("clothing", "20.00", "2.00"),
        ("clothing", "30.00", "4.50"),
    ],
)
def test_marginal_beside_threshold_with_a_minimum_after_the_tiers(
    category: str, price: str, expected: str
) -> None:
    assert rate_one(_referral(), category=category, item_price=f"{price} GBP").total == Decimal(expected)


@pytest.mark.parametrize(
    ("weight", "expected"),
    [("500 g", "38"), ("501 g", "54"), ("1 kg", "54"), ("1.2 kg", "64"), ("5 kg", "94")],
)
def test_easy_ship(weight: str, expected: str) -> None:
    """amazon_in_easyship_2020.csv, local: 38 to 500 g, 16 to 1 kg, then 10 each started kg."""
    sheet = Sheet(currency="INR")
    headings = "weight up to [kg], price [INR], rate [INR per started kg]"
    sheet.table("card", headings, "0.5, 38, ", "1, 16, ", ", , 10")
    slices = Slices(0, CellRead("price"), (sheet.rate_cell("started kg"),))
    sheet.charge("freight", Basis(sheet.reads("weight")), slices, ROUND, table="card")
    assert rate_one(sheet, weight=weight).total == Decimal(expected)


def test_each_slice_of_a_started_rate_is_rounded_up_on_its_own() -> None:
    sheet = Sheet()
    sheet.table("card", "weight up to [kg], rate [GBP per started kg]", "1.5, 1.00", "9, 2.00")
    slices = Slices(0, None, (sheet.rate_cell("started kg"),))
    sheet.charge("freight", Basis(sheet.reads("weight")), slices, ROUND, table="card")
    assert rate_one(sheet, weight="2 kg").total == Decimal("4.00")


def test_a_hole_below_refuses() -> None:
    sheet = Sheet()
    sheet.table("card", "weight up to [kg], rate [GBP per exact kg]", "1, 1.00", "2,", "9, 2.00")
    slices = Slices(0, None, (sheet.rate_cell("exact kg"),))
    sheet.charge("freight", Basis(sheet.reads("weight")), slices, ROUND, table="card")
    assert rate_one(sheet, weight="1 kg").total == Decimal("1.00")
    assert rate_one(sheet, weight="5 kg").refusal == "NO_PRICE"


def test_the_rows_of_the_item_are_those_of_its_other_keys_and_edition() -> None:
    sheet = Sheet()
    sheet.table(
        "card",
        "from, dest_postcode starts with, weight up to [kg], rate [GBP per exact kg]",
        "2025-01-01, BT, 1, 7",
        "2026-01-01, BT, 1, 3",
        "2026-01-01, BT, 9, 2",
        "2026-01-01, , 1, 1",
        "2026-01-01, , 5, 1",
        "2026-01-01, B, 9, 8",
    )
    slices = Slices(2, None, (sheet.rate_cell("exact kg"),))
    sheet.charge("freight", Basis(sheet.reads("weight")), slices, ROUND, table="card")
    assert rate_one(sheet, dest_postcode="BT1", weight="2 kg").total == Decimal(5)
    assert rate_one(sheet, dest_postcode="AB1", weight="2 kg").total == Decimal(2)
    assert rate_one(sheet, dest_postcode="BT1", weight="1 kg", ship_date="2025-05-01").total == Decimal(7)


def test_a_row_for_several_words_belongs_to_the_item_of_each_and_a_catch_all_to_none() -> None:
    sheet = Sheet()
    sheet.table(
        "card",
        "market is, weight up to [kg], rate [GBP per exact kg]",
        "UK|DE, 1, 1.00",
        "UK, 9, 2.00",
        "DE, 9, 3.00",
        ", 4, 9.00",
        ", , 9.00",
    )
    slices = Slices(1, None, (sheet.rate_cell("exact kg"),))
    sheet.charge("freight", Basis(sheet.reads("weight")), slices, ROUND, table="card")
    assert [rate_one(sheet, weight="5 kg", market=market).total for market in ("UK", "DE", "FR")] == [
        9,
        13,
        45,
    ]


def test_an_upper_limit_on_the_same_quantity_belongs_to_the_band() -> None:
    sheet = Sheet()
    sheet.table(
        "card",
        "weight at least [kg], weight under [kg], rate [GBP per exact kg]",
        "0, 1, 3.00",
        "1, 5, 2.00",
        "5, , 1.00",
    )
    slices = Slices(0, None, (sheet.rate_cell("exact kg"),))
    sheet.charge("freight", Basis(sheet.reads("weight")), slices, ROUND, table="card")
    assert rate_one(sheet, weight="7 kg").total == Decimal(13)


def test_what_is_free_comes_off_before_the_slices() -> None:
    sheet = Sheet()
    sheet.table("card", "weight up to [kg], rate [GBP per exact kg]", "1, 1.00", "9, 2.00")
    slices = Slices(0, None, (sheet.rate_cell("exact kg"),))
    steps = (Basis(sheet.reads("weight")), Above(sheet.amount("1 kg")), slices, ROUND)
    sheet.charge("freight", *steps, table="card")
    assert rate_one(sheet, weight="3 kg").total == Decimal(3)


def test_a_quantity_that_the_rows_do_not_reach_is_refused() -> None:
    """What is sliced may be another quantity than the band's own, once a factor is taken."""
    for headings, rows, weight in (
        ("weight up to [kg], rate [GBP per exact kg]", ("1, 1.00", "2, 1.00"), "1 kg"),
        ("weight at least [kg], rate [GBP per exact kg]", ("5, 1.00",), "6 kg"),
    ):
        sheet = Sheet()
        sheet.table("card", headings, *rows)
        factor = Times(FactRead("units"))
        slices = Slices(0, None, (sheet.rate_cell("exact kg"),))
        sheet.charge("freight", Basis(sheet.reads("weight")), factor, slices, ROUND, table="card")
        assert rate_one(sheet, weight=weight, units=1).refusal == ""
        wrong = 3 if "up to" in headings else Decimal("0.5")
        assert rate_one(sheet, weight=weight, units=wrong).refusal == "NO_ROW"
