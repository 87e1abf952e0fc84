from __future__ import annotations

from decimal import Decimal

from quittance.core.rating.result import State
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.times import Times
from quittance.core.tariff.operand import FactRead
from tests.support.plans import ROUND, Sheet
from tests.support.rows import rate_one


def _sheet() -> Sheet:
    sheet = Sheet()
    sheet.charge(
        "fee", Priced(sheet.amount("0.35 GBP")), Times(FactRead("units")), Times(FactRead("buy.share")), ROUND
    )
    return sheet


def test_factors_multiply() -> None:
    assert rate_one(_sheet(), units=3, buy__share=Decimal("0.5")).total == Decimal("0.53")


def test_an_absent_factor_makes_the_line_absent() -> None:
    assert rate_one(_sheet(), units=3).line("fee").state is State.ABSENT


def test_a_missing_factor_refuses() -> None:
    assert rate_one(_sheet(), buy__share=Decimal(1)).line("fee").refusal == "MISSING_FACT"
