"""A buy and a sell tariff for tests of what one hands on to the other."""

from __future__ import annotations

from dataclasses import replace

from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.operand import CellRead, FactRead
from quittance.core.tariff.plan import CurrencyRule, Plan
from tests.support.plans import ROUND, Sheet


def side(sheet: Sheet, side: str) -> Plan:
    """The sheet as a plan of that side."""
    plan = sheet.plan()
    return replace(plan, header=replace(plan.header, side=side))


def buy(tariff: str = "carrier", currency: str = "GBP", charge: str = "transport") -> Plan:
    """A buy tariff: 3.00 up to 1 kg, 4.50 up to 2 kg, refused above."""
    sheet = Sheet(tariff=tariff, currency=currency)
    sheet.table("prices", f"weight up to [kg], price [{currency}]", "1, 3.00", "2, 4.50")
    sheet.charge(charge, Priced(CellRead("price")), ROUND, table="prices")
    return side(sheet, "buy")


def sell(currency: str | CurrencyRule = "GBP", *charges: str) -> Plan:
    """A sell tariff `seller`: 110 % of the cost of those charges."""
    sheet = Sheet(tariff="seller", currency=currency)
    reads = [FactRead(f"buy.{charge}") for charge in charges or ("transport",)]
    sheet.charge("fee", Basis(tuple(reads)), Priced(None, (sheet.rate("110 %"),)), ROUND)
    return sheet.plan()
