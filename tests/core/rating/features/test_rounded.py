from __future__ import annotations

from decimal import Decimal

import pytest

from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.rounded import Rounded, RoundedToMinorUnit
from quittance.core.tariff.plan import CurrencyRule
from quittance.kernel.rounding import Mode, Rounding
from tests.support.plans import PARCEL, ROUND, Sheet, base
from tests.support.rows import rate_one


@pytest.mark.parametrize(
    ("side", "expected"), [("20.25 in", "20 in"), ("20.75 in", "21 in"), ("20.5 in", "21 in")]
)
def test_to_the_nearest_inch(side: str, expected: str) -> None:
    """USPS 2006: 20 1/4 in is 20, 20 3/4 in is 21."""
    sheet = Sheet()
    nearest = Rounded(Rounding(Mode.HALF_UP, base("1 in")))
    sheet.measure("side", Basis(sheet.reads("longest")), nearest, scope=PARCEL)
    assert rate_one(sheet, longest=side).line("side").value == base(expected)


def test_up_to_whole_kilos_keeps_the_exact_value() -> None:
    """ParcelBright: 30 x 30 x 30 cm / 5000 is 5.4 kg, billed 6 kg."""
    sheet = Sheet()
    divisor = Priced(None, (sheet.rate("1 kg per 5000 cm3"),))
    up = Rounded(Rounding(Mode.UP, base("1 kg")))
    sheet.measure("billed", Basis(sheet.reads("volume")), divisor, up, scope=PARCEL)
    line = rate_one(sheet, volume="27000 cm3").line("billed")
    assert (line.exact, line.value) == (Decimal("5.4"), Decimal(6))


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (Mode.HALF_UP, "0.13"),
        (Mode.HALF_EVEN, "0.12"),
        (Mode.HALF_DOWN, "0.12"),
        (Mode.UP, "0.13"),
        (Mode.DOWN, "0.12"),
    ],
)
def test_an_exact_half_cent(mode: Mode, expected: str) -> None:
    sheet = Sheet()
    sheet.charge(
        "fee",
        Basis(sheet.reads("declared_value")),
        Priced(None, (sheet.rate("5 %"),)),
        RoundedToMinorUnit(mode),
    )
    assert rate_one(sheet, declared_value="2.50 GBP").total == Decimal(expected)


@pytest.mark.parametrize(("market", "expected"), [("JP", "2"), ("KW", "1.235"), ("UK", "1.23")])
def test_the_minor_unit_is_the_subjects(market: str, expected: str) -> None:
    sheet = Sheet(currency=CurrencyRule("GBP", "market", (("JP", "JPY"), ("KW", "KWD"))))
    sheet.charge("fee", Basis(sheet.reads("declared_value")), RoundedToMinorUnit(Mode.HALF_UP))
    value = {"JP": "1.5", "KW": "1.2345", "UK": "1.2345"}[market]
    assert rate_one(sheet, market=market, declared_value=Decimal(value)).total == Decimal(expected)


def test_the_exact_amount_is_before_the_rounding() -> None:
    sheet = Sheet()
    sheet.charge("fee", Basis(sheet.reads("declared_value")), Priced(None, (sheet.rate("1.5 %"),)), ROUND)
    line = rate_one(sheet, declared_value="9.99 GBP").line("fee")
    assert (line.exact, line.value) == (Decimal("0.14985"), Decimal("0.15"))
