from __future__ import annotations

from quittance.core.rating.result import State
from quittance.core.tariff.features.test import Test as YesNo
from quittance.core.tariff.features.when import Any_, Compare, Comparison
from quittance.core.tariff.operand import FactRead
from tests.support.plans import PARCEL, Sheet
from tests.support.rows import rate_one


def _sheet() -> Sheet:
    """WFS oversize: longest > 48 in or length + girth > 105 in."""
    sheet = Sheet()
    longest = Compare(FactRead("longest"), Comparison.MORE, sheet.amount("48 in"))
    around = Compare(FactRead("length_girth"), Comparison.MORE, sheet.amount("105 in"))
    sheet.yes_no("oversize", YesNo(Any_((longest, around))), scope=PARCEL)
    return sheet


def test_the_line_is_the_answer() -> None:
    line = rate_one(_sheet(), longest="48 in", length_girth="105 in").line("oversize")
    assert (line.state, line.value) == (State.APPLIED, False)
    assert [reason["holds"] for reason in line.because] == [False, False]
    line = rate_one(_sheet(), longest="48.01 in").line("oversize")
    assert (line.state, line.value) == (State.APPLIED, True)
    assert [reason.code for reason in line.because] == ["compare"]


def test_a_missing_fact_refuses() -> None:
    line = rate_one(_sheet(), longest="40 in").line("oversize")
    assert (line.refusal, line.about) == ("MISSING_FACT", "length_girth")
