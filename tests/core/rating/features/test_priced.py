from __future__ import annotations

from decimal import Decimal

import pytest

from quittance.core.rating.result import State
from quittance.core.tariff.features.above import Above
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.features.plus import Plus
from quittance.core.tariff.features.priced import Priced, RateOf
from quittance.core.tariff.features.rounded import Rounded
from quittance.core.tariff.features.when import IsYes
from quittance.core.tariff.operand import CellRead, FactRead, LineRead
from quittance.core.tariff.table import Per
from quittance.kernel.rounding import Mode, Rounding
from tests.support.plans import ROUND, Sheet, base
from tests.support.rows import rate_one

WFS = (
    "1, 3.45, ,",
    "2, 4.95, ,",
    "3, 5.45, ,",
    "20, 5.75, 0.40, 4",
    "30, 15.55, 0.40, 21",
    "50, 14.55, 0.40, 31",
    "150, 17.55, 0.40, 51",
)


def _wfs() -> Sheet:
    """walmart_wfs.csv, fulfilment, on weights of whole pounds."""
    sheet = Sheet(currency="USD")
    up = Rounding(Mode.UP, base("1 lb"))
    sheet.measure(
        "billed", Basis(sheet.reads("weight")), Plus(sheet.amount("0.25 lb")), Rounded(up), unit="lb"
    )
    sheet.table("card", "billed up to [lb], price [USD], rate [USD per exact lb], above [lb]", *WFS)
    priced = Priced(CellRead("price"), (sheet.rate_cell("exact lb"),))
    sheet.charge(
        "fulfilment", Basis(sheet.reads("billed")), Above(CellRead("above")), priced, ROUND, table="card"
    )
    return sheet


@pytest.mark.parametrize(
    ("weight", "expected"),
    [("0.75 lb", "3.45"), ("0.76 lb", "4.95"), ("2.7 lb", "5.45"), ("3.7 lb", "5.75"), ("19 lb", "12.15"),
     ("29.75 lb", "19.15"), ("30 lb", "14.55"), ("115.107914 lb", "43.55")],
)  # fmt: skip
def test_base_and_rate_above(weight: str, expected: str) -> None:
    """The card is not monotonic: 30 lb cost 19.15 and 31 lb 14.55. It is left as it is."""
    assert rate_one(_wfs(), weight=weight).total == Decimal(expected)


def test_the_result_tells_price_rate_and_basis() -> None:
    line = rate_one(_wfs(), weight="115 lb").line("fulfilment")
    assert (line.price, line.rate, line.rate_text) == (
        Decimal("17.55"),
        Decimal("0.40"),
        "0.40 USD per exact lb",
    )
    assert line.basis == base("65 lb")


@pytest.mark.parametrize(("grams", "expected"), [(1, "40"), (500, "40"), (501, "80"), (1500, "120")])
def test_a_started_rate_counts_begun_steps(grams: int, expected: str) -> None:
    sheet = Sheet(currency="INR")
    rate = sheet.rate("40 INR per started 500 g")
    sheet.charge("freight", Basis(sheet.reads("weight")), Priced(None, (rate,)), ROUND)
    result = rate_one(sheet, weight=f"{grams} g")
    assert result.total == Decimal(expected)
    assert result.line("freight").rate_text == "40.00 INR per started 500 g"


def test_nothing_starts_no_step() -> None:
    sheet = Sheet()
    sheet.charge(
        "waiting",
        Basis(sheet.reads("waiting_time")),
        Priced(None, (sheet.rate("1 GBP per started minute"),)),
        ROUND,
    )
    assert rate_one(sheet, waiting_time="0 minute").total == 0


def test_a_price_replaces_the_running_value() -> None:
    sheet = Sheet()
    sheet.charge("fee", Basis(sheet.reads("weight")), Priced(sheet.amount("2.30 GBP")), ROUND)
    assert rate_one(sheet, weight="9 kg").total == Decimal("2.30")


def _twice() -> Sheet:
    """A heading that stands twice with two units: 500 g steps for light parcels, kg steps above."""
    sheet = Sheet()
    headings = "weight up to [kg], price [GBP], rate [GBP per started 500 g], rate [GBP per started kg]"
    sheet.table("card", headings, "1, , 1.00, ", "5, 0.50, , 1.50", "10, 7.00, ,", "20, , ,")
    rates = (sheet.rate_cell("started 500 g"), sheet.rate_cell("started kg"))
    sheet.charge(
        "freight", Basis(sheet.reads("weight")), Priced(CellRead("price"), rates), ROUND, table="card"
    )
    return sheet


@pytest.mark.parametrize(("weight", "expected"), [("0.6 kg", "2.00"), ("2.1 kg", "5.00"), ("9 kg", "7.00")])
def test_a_row_fills_one_of_two_rates(weight: str, expected: str) -> None:
    assert rate_one(_twice(), weight=weight).total == Decimal(expected)


def test_a_hole_is_refused_and_zero_is_a_price() -> None:
    line = rate_one(_twice(), weight="15 kg").line("freight")
    assert (line.state, line.refusal, line.about) == (State.REFUSED, "NO_PRICE", "card")
    sheet = Sheet()
    sheet.table("card", "market is, price [GBP]", "UK, 0")
    sheet.charge("fee", Priced(CellRead("price")), ROUND, table="card")
    assert rate_one(sheet, market="UK").line("fee").state is State.APPLIED


def test_a_rate_may_be_another_line() -> None:
    sheet = Sheet()
    sheet.table("fuel", "market is, fuel_rate [%]", "UK, 9.5", "DE,")
    sheet.lookup("fuel_rate", OwnCell("fuel_rate"), table="fuel")
    rate = RateOf(LineRead("fuel_rate"), Per(Decimal(1), "", False))
    sheet.charge("fuel", Basis(sheet.reads("declared_value")), Priced(None, (rate,)), ROUND)
    result = rate_one(sheet, market="UK", declared_value="20 GBP")
    assert result.total == Decimal("1.90")
    assert result.line("fuel").rate_text == "9.5 %"


def test_a_price_from_a_column_of_another_line_can_be_a_hole() -> None:
    sheet = Sheet()
    sheet.table("card", "market is, fee [GBP]", "UK, 3.00", "DE,")
    sheet.lookup("terms", table="card", when=IsYes(FactRead("insured")))
    sheet.charge("fee", Priced(LineRead("terms", "fee")), ROUND)
    assert rate_one(sheet, market="UK", insured=True).total == Decimal("3.00")
    assert rate_one(sheet, market="DE", insured=True).line("fee").refusal == "NO_PRICE"
    assert rate_one(sheet, market="DE", insured=False).line("fee").state is State.ABSENT
