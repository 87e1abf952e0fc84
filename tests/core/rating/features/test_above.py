from __future__ import annotations

from decimal import Decimal

import pytest

from quittance.core.tariff.features.above import Above
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.operand import CellRead, FactRead
from tests.support.plans import ROUND, Sheet
from tests.support.rows import rate_one


@pytest.mark.parametrize(("picks", "expected"), [(2, "0"), (3, "0"), (4, "0.25"), (7, "1.00")])
def test_the_first_three_picks_are_free(picks: int, expected: str) -> None:
    """ShipHero 2021: 3 picks included, then 0.25 each."""
    sheet = Sheet(currency="USD", subject="activity")
    rate = sheet.rate("0.25 USD per pick")
    sheet.charge(
        "picks_fee", Basis(sheet.reads("picks")), Above(sheet.amount("3 pick")), Priced(None, (rate,)), ROUND
    )
    assert rate_one(sheet, picks=picks).total == Decimal(expected)


def test_an_empty_cell_and_an_absent_line_free_nothing() -> None:
    sheet = Sheet()
    sheet.table("card", "weight up to [kg], rate [GBP per exact kg], above [kg]", "1, 2.00,", "9, 2.00, 1")
    steps = (Above(CellRead("above")), Above(FactRead("buy.allowance")))
    sheet.charge(
        "freight",
        Basis(sheet.reads("weight")),
        *steps,
        Priced(None, (sheet.rate_cell("exact kg"),)),
        ROUND,
        table="card",
    )
    assert rate_one(sheet, weight="0.5 kg").total == Decimal("1.00")
    assert rate_one(sheet, weight="3 kg").total == Decimal("4.00")
