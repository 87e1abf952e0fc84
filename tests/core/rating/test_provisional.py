from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from quittance.core.rating.explain import tell
from quittance.core.rating.provisional import doubtful_names, has_closed
from quittance.core.rating.rater import Rater
from quittance.core.rating.result import SubjectResult
from quittance.core.tariff.features.aggregate import Aggregate, Function, Window
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.when import Compare, Comparison
from quittance.core.tariff.operand import CellRead, LineRead, Reach
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.scope import Scope
from quittance.kernel.period import PeriodWord
from tests.support.plans import ROUND, Sheet
from tests.support.rows import row

MONTH = Scope("parcel", ("account",), PeriodWord.MONTH)
ROWS = [
    *(row(f"j{at}", ship_date="2026-01-10", account="A") for at in range(3)),
    *(row(f"f{at}", ship_date="2026-02-10", account="A") for at in range(1)),
    *(row(f"m{at}", ship_date="2026-03-10", account="A") for at in range(2)),
]


def _plan(meanwhile: str, window: str = "whole", periods: int = 1) -> Plan:
    """1.00 a parcel, 0.90 in a month of two and more, 0.80 of three and more; a fee that nothing moves."""
    sheet = Sheet()
    aggregate = Aggregate(Function.COUNT, None, Window(window), MONTH, periods)
    sheet.measure("parcels", aggregate, scope=MONTH, provisional=meanwhile)
    up = LineRead("parcels", None, Reach.UP)
    for limit, price in (("3", "0.80"), ("2", "0.90"), ("0", "1.00")):
        many = Compare(up, Comparison.AT_LEAST, sheet.amount(limit))
        sheet.charge("fee", Priced(sheet.amount(f"{price} GBP")), ROUND, when=many)
    sheet.charge("label", Priced(sheet.amount("0.10 GBP")), ROUND)
    sheet.charge("bonus", Basis(sheet.sums("fee")), Priced(None, (sheet.rate("10 %"),)), ROUND, scope=MONTH)
    return sheet.plan()


def _fees(plan: Plan, closed_before: date | None) -> dict[str, tuple[object, bool]]:
    found = {}
    for result in Rater(plan, closed_before).rate(ROWS):
        for amount in result.amounts:
            if amount.line.name == "fee" and result.subject_id.endswith("0"):
                found[result.subject_id] = amount.value, amount.provisional
    return found


def _by_id(results: list[SubjectResult]) -> dict[str, SubjectResult]:
    return {result.subject_id: result for result in results}


def test_without_a_day_every_period_has_closed() -> None:
    final = {"j0": (Decimal("0.80"), False), "f0": (Decimal("1.00"), False), "m0": (Decimal("0.90"), False)}
    assert _fees(_plan("previous"), None) == final
    assert _fees(_plan("previous"), date(2026, 4, 1)) == final


def test_an_open_month_takes_the_month_before_and_the_first_one_what_is_known() -> None:
    assert _fees(_plan("previous"), date(2026, 3, 31)) == {
        "j0": (Decimal("0.80"), False), "f0": (Decimal("1.00"), False), "m0": (Decimal("1.00"), True),
    }  # fmt: skip
    assert _fees(_plan("previous"), date(2026, 1, 1)) == {
        "j0": (Decimal("0.80"), True), "f0": (Decimal("0.80"), True), "m0": (Decimal("1.00"), True),
    }  # fmt: skip


def test_so_far_is_what_is_known_and_provisional() -> None:
    assert _fees(_plan("so far"), date(2026, 3, 1)) == {
        "j0": (Decimal("0.80"), False), "f0": (Decimal("1.00"), False), "m0": (Decimal("0.90"), True),
    }  # fmt: skip


def test_a_measure_without_meanwhile_waits_for_nothing() -> None:
    assert all(not provisional for _, provisional in _fees(_plan(""), date(2026, 1, 1)).values())


def test_windows_before_the_month_wait_for_the_last_month_that_they_read() -> None:
    plan = _plan("so far", "last", 2)
    assert _fees(plan, date(2026, 3, 1))["m0"] == (Decimal("0.80"), False)  # January and February have closed
    assert _fees(plan, date(2026, 2, 28))["m0"] == (Decimal("0.80"), True)
    shifted = _plan("previous", "last", 2)
    assert _fees(shifted, date(2026, 2, 28))["m0"] == (Decimal("0.80"), True)  # December and January: three
    assert _fees(_plan("previous", "previous"), date(2026, 2, 28))["m0"] == (Decimal("0.80"), True)


def test_what_reads_it_is_provisional_and_nothing_else() -> None:
    plan = _plan("previous")
    assert doubtful_names(plan) == {"parcels", "fee", "bonus"}
    results = _by_id(Rater(plan, date(2026, 3, 1)).rate(ROWS))
    assert [(amount.line.name, amount.provisional) for amount in results["m0"].amounts] == [
        ("fee", True), ("label", False),
    ]  # fmt: skip
    assert results["m0"].provisional
    assert results["m0"].line("fee").provisional
    assert not results["f0"].provisional
    assert results["account=A, month=2026-03"].amounts[0].provisional
    assert not results["account=A, month=2026-02"].amounts[0].provisional


def test_a_charge_that_is_absent_for_now_makes_the_subject_provisional() -> None:
    sheet = Sheet()
    aggregate = Aggregate(Function.COUNT, None, Window.WHOLE, MONTH)
    sheet.measure("parcels", aggregate, scope=MONTH, provisional="so far")
    many = Compare(LineRead("parcels", None, Reach.UP), Comparison.AT_LEAST, sheet.amount("9"))
    sheet.charge("fee", Priced(sheet.amount("1.00 GBP")), ROUND, when=many)
    result = _by_id(Rater(sheet.plan(), date(2026, 3, 1)).rate(ROWS))["m0"]
    assert (result.amounts, result.total, result.provisional) == ((), 0, True)


def test_the_card_that_was_picked_is_provisional_too() -> None:
    sheet = Sheet()
    aggregate = Aggregate(Function.COUNT, None, Window.WHOLE, MONTH)
    sheet.measure("parcels", aggregate, scope=MONTH, provisional="so far")
    sheet.table("card", "parcels up to, price [GBP]", "2, 1.00", "9, 0.80")
    key = sheet.tables["card"].keys[0]
    object.__setattr__(key, "operand", LineRead("parcels", None, Reach.UP))
    sheet.charge("fee", Priced(CellRead("price")), ROUND, table="card")
    assert _fees(sheet.plan(), date(2026, 3, 1)) == {
        "j0": (Decimal("0.80"), False), "f0": (Decimal("1.00"), False), "m0": (Decimal("1.00"), True),
    }  # fmt: skip


def test_the_explanation_says_so() -> None:
    result = _by_id(Rater(_plan("previous"), date(2026, 3, 1)).rate(ROWS))["m0"]
    told = tell(result)
    assert told[-1] == "total 1.10 GBP, provisional"
    assert sum(line.endswith(", provisional") for line in told) == 2


@pytest.mark.parametrize(
    ("word", "last"),
    [("day", "2026-03-31"), ("week", "2026-04-05"), ("month", "2026-03-31"), ("quarter", "2026-03-31"),
     ("year", "2026-12-31")],
)  # fmt: skip
def test_a_period_has_closed_when_its_last_day_is_before_the_day(word: str, last: str) -> None:
    period = PeriodWord(word)
    index = period.period_index(date(2026, 3, 31))
    day = date.fromisoformat(last)
    assert not has_closed(period, index, day)
    assert has_closed(period, index, date.fromordinal(day.toordinal() + 1))
    assert has_closed(period, index, None)
