from __future__ import annotations

from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.plus import Plus
from quittance.core.tariff.operand import FactRead
from tests.support.plans import PARCEL, Sheet, base
from tests.support.rows import rate_one


def test_packaging_is_added() -> None:
    """WFS adds 0.25 lb of packaging."""
    sheet = Sheet()
    sheet.measure("packed", Basis(sheet.reads("weight")), Plus(sheet.amount("0.25 lb")), scope=PARCEL)
    assert rate_one(sheet, weight="1 lb").line("packed").value == base("1.25 lb")


def test_what_is_absent_adds_nothing() -> None:
    sheet = Sheet()
    sheet.measure("packed", Basis(sheet.reads("weight")), Plus(FactRead("buy.packaging")), scope=PARCEL)
    assert rate_one(sheet, weight="1 lb").line("packed").value == base("1 lb")
