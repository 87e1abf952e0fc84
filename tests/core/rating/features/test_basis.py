from __future__ import annotations

from decimal import Decimal

from quittance.core.rating.result import State
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.offer import TakenOff
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.when import IsYes
from quittance.core.tariff.operand import FactRead
from tests.support.plans import ROUND, Sheet
from tests.support.rows import rate_one


def _sheet() -> Sheet:
    sheet = Sheet()
    sheet.charge("freight", Priced(sheet.amount("10.00 GBP")), ROUND, when=IsYes(FactRead("insured")))
    sheet.charge("saturday_fee", Priced(sheet.amount("12.00 GBP")), ROUND, when=IsYes(FactRead("saturday")))
    sheet.discount(
        "voucher", Priced(sheet.amount("1.00 GBP")), ROUND, TakenOff(), when=IsYes(FactRead("media"))
    )
    sheet.charge(
        "fuel",
        Basis(sheet.reads("freight", "saturday_fee", "voucher")),
        Priced(None, (sheet.rate("10 %"),)),
        ROUND,
    )
    return sheet


def test_absent_ones_add_nothing_and_a_discount_counts_negative() -> None:
    assert rate_one(_sheet(), insured=True, saturday=False, media=False).line("fuel").value == Decimal("1.00")
    assert rate_one(_sheet(), insured=True, saturday=True, media=True).line("fuel").value == Decimal("2.10")


def test_when_all_are_absent_the_line_is_absent() -> None:
    result = rate_one(_sheet(), insured=False, saturday=False, media=False).line("fuel")
    assert result.state is State.ABSENT
    assert result.reason is not None
    assert result.reason.code == "nothing_to_take"


def test_a_refused_one_refuses_the_line_and_says_where_it_started() -> None:
    result = rate_one(_sheet(), saturday=True, media=False)
    fuel = result.line("fuel")
    assert (fuel.refusal, fuel.about, fuel.refused_by) == ("MISSING_FACT", "insured", "freight")
    assert result.line("saturday_fee").value == Decimal("12.00")
    assert (result.total, result.refusal, result.refused_line) == (None, "MISSING_FACT", "freight")


def test_an_amount_from_elsewhere_is_absent_rather_than_missing() -> None:
    sheet = Sheet()
    sheet.charge(
        "mark_up", Basis(sheet.reads("buy.remote_area")), Priced(None, (sheet.rate("110 %"),)), ROUND
    )
    assert rate_one(sheet, buy__remote_area="12.50 GBP").total == Decimal("13.75")
    assert rate_one(sheet).line("mark_up").state is State.ABSENT
