from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from quittance.core.facts.row import FactRow
from quittance.core.rating.rater import Rater
from quittance.core.rating.result import State, SubjectResult
from quittance.core.tariff.features.aggregate import Aggregate, Function, Window
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.when import Compare, Comparison, IsYes
from quittance.core.tariff.operand import FactRead, LineRead, Operand, Reach
from quittance.core.tariff.scope import Scope
from quittance.kernel.period import PeriodWord
from tests.support.plans import ROUND, Sheet, base
from tests.support.rows import row

MONTH = Scope("parcel", ("account",), PeriodWord.MONTH)
ROWS = [
    row("p1", ship_date="2026-01-10", account="A", units=2, order_id="o1", shipped_on_time=True),
    row("p2", ship_date="2026-02-03", account="A", units=3, order_id="o2", shipped_on_time=True),
    row("p3", ship_date="2026-02-03", account="A", units=5, order_id="o2", shipped_on_time=False),
    row("p4", ship_date="2026-02-28", account="A", units=1, order_id="o3", shipped_on_time=True),
    row("p5", ship_date="2026-02-01", account="B", units=7, order_id="o4", shipped_on_time=False),
]


def _results(function: str, operand: Operand | None, window: str = "whole", **more: int) -> dict[str, object]:
    sheet = Sheet()
    scope = Scope("parcel") if window == "so far" else MONTH
    aggregate = Aggregate(Function(function), operand, Window(window), MONTH, **more)
    sheet.measure("value", aggregate, scope=scope)
    results = Rater(sheet.plan()).rate(ROWS)
    return {_short(result): result.line("value").value for result in results if result.scope == scope}


def _short(result: SubjectResult) -> str:
    return result.subject_id.replace("account=", "").replace(", month=2026-0", "")


UNITS = FactRead("units")


@pytest.mark.parametrize(
    ("function", "operand", "a", "b"),
    [
        ("sum", UNITS, 9, 7),
        ("count", None, 3, 1),
        ("count", FactRead("order_id"), 2, 1),
        ("count", UNITS, 3, 1),
        ("highest", UNITS, 5, 7),
        ("lowest", UNITS, 1, 7),
        ("daily average", UNITS, Decimal("0.321428571429"), Decimal("0.25")),
        ("share", FactRead("shipped_on_time"), Decimal("0.666666666667"), 0),
    ],
)
def test_one_value_of_a_whole_month(function: str, operand: Operand | None, a: object, b: object) -> None:
    found = _results(function, operand)
    assert (found["A2"], found["B2"]) == (a, b)


def test_so_far_is_by_pricing_date_then_id() -> None:
    assert _results("sum", UNITS, "so far") == {"p1": 2, "p2": 3, "p3": 8, "p4": 9, "p5": 7}
    assert _results("count", FactRead("order_id"), "so far") == {"p1": 1, "p2": 1, "p3": 1, "p4": 2, "p5": 1}


def test_previous_and_last_and_what_there_is_of_nothing() -> None:
    assert _results("sum", UNITS, "previous") == {"A1": 0, "A2": 2, "B2": 0}
    assert _results("count", None, "previous") == {"A1": 0, "A2": 1, "B2": 0}
    assert _results("highest", UNITS, "previous") == {"A1": None, "A2": 2, "B2": None}
    assert _results("share", FactRead("shipped_on_time"), "previous") == {"A1": None, "A2": 1, "B2": None}
    assert _results("sum", UNITS, "last", periods=12) == {"A1": 0, "A2": 2, "B2": 0}
    average = Fraction(2, 31)
    found = _results("daily average", UNITS, "previous")["A2"]
    assert isinstance(found, Decimal)
    assert abs(Fraction(found) - average) <= Fraction(1, 2 * 10**12)


def test_last_counts_the_days_of_all_its_periods() -> None:
    found = _results("daily average", UNITS, "last", periods=2)["A2"]
    assert found == Decimal("0.032258064516")  # 2 units in the 62 days of December and January


def test_absent_members_are_skipped_and_a_refused_one_refuses() -> None:
    sheet = Sheet()
    condition = Compare(UNITS, Comparison.MORE, sheet.amount("1"))
    sheet.measure("big", Basis((UNITS,)), when=condition, scope=Scope("parcel"))
    sheet.measure("value", Aggregate(Function.LOWEST, LineRead("big"), Window.WHOLE, MONTH), scope=MONTH)
    rater = Rater(sheet.plan())
    results = {_short(result): result.line("value") for result in rater.rate(ROWS) if result.scope.is_group}
    assert results["A2"].value == 3
    broken = [*ROWS, row("p6", ship_date="2026-02-02", account="A")]
    results = {_short(result): result.line("value") for result in rater.rate(broken) if result.scope.is_group}
    assert (results["A2"].refusal, results["A2"].refused_by) == ("MISSING_FACT", "big")
    assert results["A1"].state is State.APPLIED


def test_so_far_is_refused_from_the_refused_member_on() -> None:
    sheet = Sheet()
    sheet.measure("value", Aggregate(Function.SUM, UNITS, Window.SO_FAR, MONTH), scope=Scope("parcel"))
    broken = [*ROWS, row("p2b", ship_date="2026-02-03", account="A"), row("p9", ship_date=None, account="A")]
    results = {result.subject_id: result.line("value") for result in Rater(sheet.plan()).rate(broken)}
    assert [results[name].value for name in ("p1", "p2", "p3", "p4", "p5")] == [2, 3, None, None, 7]
    assert results["p9"].about == "ship_date"


def _tiered(window: str) -> list[SubjectResult]:
    """Fast Fulfill: cheaper from the third parcel of the month on, for later parcels only or for all."""
    sheet = Sheet()
    scope = Scope("parcel") if window == "so far" else MONTH
    sheet.measure("volume_of_month", Aggregate(Function.COUNT, None, Window(window), MONTH), scope=scope)
    reach = Reach.SAME if window == "so far" else Reach.UP
    many = Compare(LineRead("volume_of_month", None, reach), Comparison.AT_LEAST, sheet.amount("3"))
    sheet.charge("fee", Priced(sheet.amount("1.00 GBP")), ROUND, when=many, code="cheap")
    sheet.charge("fee", Priced(sheet.amount("2.00 GBP")), ROUND)
    return [result for result in Rater(sheet.plan()).rate(ROWS) if not result.scope.is_group]


def test_a_tier_for_later_parcels_and_one_for_the_whole_month() -> None:
    assert [result.total for result in _tiered("so far")] == [2, 2, 2, 1, 2]
    assert [result.total for result in _tiered("whole")] == [2, 1, 1, 1, 2]


def test_storage_on_the_daily_average() -> None:
    """100 ft3 over the limit all month at 7.80 a ft3 is 780 GBP (Amazon UK's own example)."""
    group = Scope("stock", ("account",), PeriodWord.MONTH)
    sheet = Sheet(subject="stock", price_date="stock_date")
    operand = FactRead("volume")
    sheet.measure(
        "overage", Aggregate(Function.DAILY_AVERAGE, operand, Window.WHOLE, group), scope=group, unit="ft3"
    )
    rate = sheet.rate("7.80 GBP per exact ft3")
    sheet.charge("storage", Basis(sheet.reads("overage")), Priced(None, (rate,)), ROUND, scope=group)
    rows = [
        FactRow("stock", f"d{day}", {"account": "A", "stock_date": on, "volume": base("100 ft3")})
        for day, on in enumerate(_june())
    ]
    result = Rater(sheet.plan()).rate(rows)[-1]
    assert (result.subject_id, result.total) == ("account=A, month=2026-06", Decimal(780))


def _june() -> list[date]:
    return [date(2026, 6, day) for day in range(1, 31)]


def test_a_condition_reads_a_group_that_is_not_there_as_no() -> None:
    sheet = Sheet()
    sheet.yes_no("never", when=IsYes(FactRead("buy.x")), scope=MONTH)
    sheet.charge("fee", Priced(sheet.amount("1 GBP")), ROUND, when=IsYes(LineRead("never", None, Reach.UP)))
    assert all(result.total == 0 for result in Rater(sheet.plan()).rate(ROWS))


def test_a_row_without_date_is_counted_by_nobody_and_refused_itself() -> None:
    """Without a period the row is in the group, but nobody knows whether it comes before or after."""
    sheet = Sheet()
    ever = Scope("parcel", ("account",))
    sheet.measure("value", Aggregate(Function.COUNT, None, Window.SO_FAR, ever), scope=Scope("parcel"))
    rows = [*ROWS[:2], row("p0", ship_date=None, account="A"), row("p", account=None)]
    results = {result.subject_id: result.line("value") for result in Rater(sheet.plan()).rate(rows)}
    assert [results[name].value for name in ("p1", "p2", "p0")] == [1, 2, None]
    assert [results[name].about for name in ("p0", "p")] == ["ship_date", "account"]


def test_a_group_without_period_has_no_previous() -> None:
    sheet = Sheet()
    ever = Scope("parcel", ("account",))
    sheet.measure("value", Aggregate(Function.SUM, UNITS, Window.PREVIOUS, ever), scope=ever)
    found = [result.line("value").value for result in Rater(sheet.plan()).rate(ROWS) if result.scope == ever]
    assert found == [0, 0]
