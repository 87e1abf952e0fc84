from __future__ import annotations

from decimal import Decimal

import pytest

from quittance.core.rating.result import LineResult
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.deficit import Deficit
from quittance.core.tariff.operand import CellRead
from tests.support.plans import ROUND, Sheet, base
from tests.support.rows import rate_one

LTL = (
    "0, 499, 100",
    "500, 999, 90",
    "1000, 1999, 80",
    "2000, 4999, 75",
    "5000, 9999, 70",
    "10000, 20000, 65",
)


def _ltl(*rows: str) -> Sheet:
    """ltl_cwt_breaks_illustrative.csv."""
    sheet = Sheet(currency="USD", subject="shipment")
    sheet.table(
        "card", "weight at least [lb], weight up to [lb], price [USD], rate [USD per exact 100 lb]", *rows
    )
    deficit = Deficit(0, CellRead("price"), (sheet.rate_cell("exact 100 lb"),))
    sheet.charge("freight", Basis(sheet.reads("weight")), deficit, ROUND, table="card")
    return sheet


def _rated(pounds: int, rows: tuple[str, ...] = LTL) -> LineResult:
    plain = [f"{first}, {last}, , {rate}" for first, last, rate in (row.split(", ") for row in rows)]
    return rate_one(_ltl(*plain), weight=f"{pounds} lb").line("freight")


@pytest.mark.parametrize(
    ("pounds", "expected", "charged_as"),
    [
        (250, "250.00", 250),
        (450, "450.00", 450),
        (451, "450.00", 500),
        (499, "450.00", 500),
        (500, "450.00", 500),
        (650, "585.00", 650),
        (900, "800.00", 1000),
        (1900, "1500.00", 2000),
        (20000, "13000.00", 20000),
    ],
)
def test_hundredweight_breaks(pounds: int, expected: str, charged_as: int) -> None:
    """250 lb at 100 and 650 lb at 90 are the publisher's own; 900 lb cost 810.00, and 800.00 as 1,000 lb."""
    line = _rated(pounds)
    assert line.value == Decimal(expected)
    assert line.basis == base(f"{charged_as} lb")


def test_every_offer_is_told() -> None:
    line = _rated(4500)
    assert [(part.row.place.line, part.amount) for part in line.parts] == [(5, 3375), (6, 3500), (7, 6500)]
    assert line.row is not None
    assert line.row.place.line == 5


def test_prices_count_and_higher_holes_are_skipped() -> None:
    sheet = _ltl("0, 99, 20, 10", "100, 199, ,", "200, 999, 5, 1")
    assert rate_one(sheet, weight="50 lb").total == Decimal(7)
    assert rate_one(sheet, weight="150 lb").refusal == "NO_PRICE"


def test_a_card_that_is_not_monotonic_is_left_as_it_is() -> None:
    assert _rated(600, ("0, 499, 100", "500, 999, 120", "1000, 1999, 130")).value == Decimal(720)


def test_a_higher_break_in_another_currency_is_no_hole() -> None:
    sheet = Sheet(currency="USD")
    sheet.table(
        "card",
        "weight at least [lb], weight up to [lb], price [USD], fee [USD], rate [EUR per exact lb]",
        "0, 99, 9, ,",
        "100, 999, , , 1",
    )
    deficit = Deficit(0, CellRead("price"), (sheet.rate_cell("exact lb"),))
    sheet.charge("freight", Basis(sheet.reads("weight")), deficit, ROUND, table="card")
    assert rate_one(sheet, weight="50 lb").refusal == "WRONG_CURRENCY"
