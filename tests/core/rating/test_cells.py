from __future__ import annotations

from decimal import Decimal

import pytest

from quittance.core.rating.result import LineResult
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.limits import AtMost
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.when import Compare, Comparison
from quittance.core.tariff.operand import CellRead, FactRead, LineRead
from quittance.core.tariff.plan import CurrencyRule
from tests.support.plans import ROUND, Sheet
from tests.support.rows import rate_one

BY_MARKET = CurrencyRule("", "market", (("UK", "GBP"), ("DE", "EUR"), ("FR", "EUR")))


def _wide(headings: str, row: str, **facts: object) -> LineResult:
    """A wide table, the column picked by market, as amazon_eu_fba_fulfilment_2026.csv is."""
    sheet = Sheet(currency=BY_MARKET)
    sheet.table("card", f"weight up to [kg], {headings}", row)
    priced = Priced(CellRead("price"), (sheet.rate_cell("exact kg"),))
    sheet.charge("fee", Basis(sheet.reads("weight")), priced, ROUND, table="card", column="market")
    return rate_one(sheet, weight="1 kg", **facts).line("fee")


def test_the_word_picks_the_column() -> None:
    card = ("price:UK [GBP], price:DE [EUR], rate [EUR per exact kg]", "9, 2.94, 3.10,")
    assert [_wide(*card, market=market).value for market in ("UK", "DE")] == [
        Decimal("2.94"),
        Decimal("3.10"),
    ]


def test_a_heading_without_label_serves_all() -> None:
    card = ("price [EUR], rate:DE [EUR per exact kg], rate:FR [EUR per exact kg]", "9, 1.00, 0.10, 0.20")
    assert [_wide(*card, market=market).value for market in ("DE", "FR")] == [
        Decimal("1.10"),
        Decimal("1.20"),
    ]


@pytest.mark.parametrize("market", ["FR", "DE"])
def test_a_label_of_another_unit_is_an_empty_cell(market: str) -> None:
    card = ("price [EUR], rate:DE [EUR per exact kg], rate:FR [EUR per exact lb]", "9, 1.00, 0.10, 0.20")
    assert _wide(*card, market=market).value == {"FR": 1, "DE": Decimal("1.10")}[market]


def test_a_word_that_picks_no_heading() -> None:
    line = _wide("price:UK [GBP], price:DE [EUR]", "9, 2.94, 3.10", market="FR")
    assert (line.refusal, line.about) == ("NO_COLUMN", "card")


def test_the_currency_of_the_column_must_be_the_subjects() -> None:
    line = _wide("price:UK [GBP], price:DE [SEK]", "9, 2.94, 3.10", market="DE")
    assert (line.refusal, line.about) == ("WRONG_CURRENCY", "price:DE [SEK]")


def test_an_empty_cell_has_no_currency() -> None:
    assert _wide("price:UK [GBP], price:DE [SEK]", "9, 2.94,", market="DE").refusal == "NO_PRICE"


def test_currency_by_a_fact() -> None:
    assert _wide("price [EUR]", "9, 1").about == "market"
    assert _wide("price [EUR]", "9, 1").refusal == "MISSING_FACT"
    assert _wide("price [EUR]", "9, 1", market="US").refusal == "WRONG_CURRENCY"


def test_an_amount_on_the_line_must_be_in_the_subjects_currency() -> None:
    sheet = Sheet(currency=BY_MARKET)
    sheet.charge("fee", Priced(sheet.amount("2.00 GBP")), ROUND)
    assert rate_one(sheet, market="UK").total == 2
    assert rate_one(sheet, market="DE").refusal == "WRONG_CURRENCY"


def test_a_price_that_is_no_amount_is_not_asked_for_its_currency() -> None:
    """An index in USD per gallon chooses the bracket of a card in GBP."""
    sheet = Sheet(currency="GBP")
    dear = Compare(FactRead("diesel"), Comparison.MORE, sheet.amount("5 USD per gal"))
    sheet.charge("fuel", Priced(sheet.amount("1.00 GBP")), ROUND, when=dear)
    assert rate_one(sheet, diesel="5.10 USD per gal").total == 1


def test_a_column_of_another_lines_row_is_picked_by_that_lines_word() -> None:
    sheet = Sheet(currency=BY_MARKET)
    sheet.table("caps", "category is, cap:UK [GBP], cap:DE [EUR]", "media, 1.50, 1.80", ", ,")
    sheet.lookup("terms", table="caps", column="market")
    steps = (Priced(None, (sheet.rate("50 %"),)), AtMost(LineRead("terms", "cap")), ROUND)
    sheet.charge("fee", Basis(sheet.reads("declared_value")), *steps)
    facts = {"declared_value": Decimal(10)}
    assert rate_one(sheet, category="media", market="UK", **facts).total == Decimal("1.50")
    assert rate_one(sheet, category="media", market="DE", **facts).total == Decimal("1.80")
    assert rate_one(sheet, category="food", market="DE", **facts).total == Decimal("5.00")
    assert rate_one(sheet, category="media", market="FR", **facts).refusal == "NO_COLUMN"


def test_alternatives_may_read_different_tables() -> None:
    sheet = Sheet()
    sheet.table("low", "weight up to [kg], fee [GBP]", "9, 1.00")
    sheet.table("high", "weight up to [kg], fee [GBP], note_of", "9, 2.00, dear")
    cheap = Compare(FactRead("item_price"), Comparison.AT_MOST, sheet.amount("20 GBP"))
    sheet.lookup("card", table="low", when=cheap)
    sheet.lookup("card", table="high")
    sheet.charge("fulfilment", Priced(LineRead("card", "fee")), ROUND)
    totals = [rate_one(sheet, weight="1 kg", item_price=f"{price} GBP").total for price in (20, 21)]
    assert totals == [1, 2]


def test_a_word_that_is_the_label_of_other_headings_finds_an_empty_cell() -> None:
    card = ("price:UK [GBP], price:DE [EUR], rate:UK [GBP per exact kg]", "9, 1.00, 2.00, 0.10")
    assert [_wide(*card, market=market).value for market in ("UK", "DE")] == [
        Decimal("1.10"),
        Decimal("2.00"),
    ]


def test_yes_and_no_are_labels_too() -> None:
    sheet = Sheet()
    sheet.table("card", "weight up to [kg], price:yes [GBP], price:no [GBP]", "9, 1.00, 2.00")
    sheet.charge("fee", Priced(CellRead("price")), ROUND, table="card", column="insured")
    assert [rate_one(sheet, weight="1 kg", insured=answer).total for answer in (True, False)] == [1, 2]
