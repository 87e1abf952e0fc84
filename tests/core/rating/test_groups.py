from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from quittance.core.rating.groups import key_text
from quittance.core.rating.period_text import period_text
from quittance.core.rating.rater import Rater
from quittance.core.rating.result import State
from quittance.core.tariff.features.aggregate import Aggregate, Function, Window
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.season import Season
from quittance.core.tariff.features.times import Times
from quittance.core.tariff.features.top_up import TopUp
from quittance.core.tariff.features.when import Compare, Comparison, IsYes
from quittance.core.tariff.operand import FactRead, LineRead, Reach
from quittance.core.tariff.scope import Scope
from quittance.kernel.period import PeriodWord
from tests.support.plans import ROUND, Sheet
from tests.support.rows import row

ORDER = Scope("order_line", ("order_id",))
MONTH = Scope("order_line", ("account",), PeriodWord.MONTH)


def _lines(*lines: tuple[str, str, int]) -> list[object]:
    return [row(id, "order_line", order_id=order, account="A", units=units) for id, order, units in lines]


def test_every_unit_has_the_multi_price_once_an_order_has_two() -> None:
    """tiktok_fbt_us_fulfilment.csv: up to 0.25 lb 4.28 single, 2.75 each of several."""
    sheet = Sheet(currency="USD", subject="order_line")
    sheet.measure("in_order", Aggregate(Function.SUM, FactRead("units"), Window.WHOLE, ORDER), scope=ORDER)
    several = Compare(LineRead("in_order", None, Reach.UP), Comparison.AT_LEAST, sheet.amount("2 unit"))
    sheet.charge(
        "fulfilment", Priced(sheet.amount("2.75 USD")), Times(FactRead("units")), ROUND, when=several
    )
    sheet.charge("fulfilment", Priced(sheet.amount("4.28 USD")), Times(FactRead("units")), ROUND)
    results = Rater(sheet.plan()).rate(_lines(("a", "1", 1), ("b", "2", 1), ("c", "2", 2)))  # type: ignore[arg-type]
    assert [result.total for result in results[:3]] == [Decimal("4.28"), Decimal("2.75"), Decimal("5.50")]
    assert [(str(result.scope), result.subject_id) for result in results[3:]] == [
        ("order_line by order_id", "order_id=1"), ("order_line by order_id", "order_id=2"),
    ]  # fmt: skip


def test_per_order_and_per_item() -> None:
    """Printful: 2.00 per order and 0.95 per item make 2.95 for one item."""
    sheet = Sheet(currency="USD", subject="order_line")
    sheet.charge("item", Priced(sheet.amount("0.95 USD")), Times(FactRead("units")), ROUND)
    sheet.charge("order_fee", Priced(sheet.amount("2.00 USD")), ROUND, scope=ORDER)
    sheet.measure(
        "all_of_it", Basis((*sheet.reads("order_fee"), *sheet.sums("item"))), scope=ORDER, unit="USD"
    )
    results = Rater(sheet.plan()).rate(_lines(("a", "1", 1), ("b", "2", 1), ("c", "2", 2)))  # type: ignore[arg-type]
    sums = {result.subject_id: result.line("all_of_it").value for result in results if result.scope.is_group}
    assert sums == {"order_id=1": Decimal("2.95"), "order_id=2": Decimal("4.85")}
    assert [result.total for result in results if result.scope.is_group] == [2, 2]


def test_a_month_sums_orders_returns_and_its_own_rows() -> None:
    sheet = Sheet(subject="order_line")
    sheet.charge("item", Priced(sheet.amount("1.00 GBP")), Times(FactRead("units")), ROUND)
    sheet.charge("order_fee", Priced(sheet.amount("2.00 GBP")), ROUND, scope=ORDER)
    returns = Scope("return")
    sheet.charge(
        "return_fee", Priced(sheet.amount("0.50 GBP")), ROUND, scope=returns, price_date="returned_date"
    )
    counted = sheet.sums("item", "order_fee", "return_fee")
    sheet.charge("minimum", TopUp(counted, sheet.amount("20.00 GBP")), ROUND, scope=MONTH)
    rows = _lines(("a", "1", 1), ("b", "2", 1), ("c", "2", 2))
    rows += [
        row("r1", "return", account="A", returned_date="2026-03-31"),
        row("r2", "return", account="A", returned_date="2026-04-01"),
        row("r3", "return", account="B", returned_date="2026-03-31"),
    ]
    results = Rater(sheet.plan()).rate(rows)  # type: ignore[arg-type]
    minimum = next(result for result in results if result.scope == MONTH)
    assert minimum.line("minimum").basis == Decimal("8.50")
    assert minimum.total == Decimal("11.50")
    assert minimum.keys == {"account": "A"}


def test_a_group_is_priced_on_its_last_day_or_its_earliest_member() -> None:
    sheet = Sheet(subject="order_line")
    season = (Season((3, 31), (3, 31)),)
    sheet.charge("monthly", Priced(sheet.amount("1 GBP")), ROUND, scope=MONTH, gates=season)
    sheet.charge(
        "by_order", Priced(sheet.amount("1 GBP")), ROUND, scope=ORDER, gates=(Season((3, 2), (3, 2)),)
    )
    rows = [
        row("a", "order_line", ship_date="2026-03-09", order_id="1", account="A"),
        row("b", "order_line", ship_date="2026-03-02", order_id="1", account="A"),
    ]
    order, month = sorted(Rater(sheet.plan()).rate(rows), key=lambda result: str(result.price_date))[-2:]
    assert (order.total, order.price_date) == (1, date(2026, 3, 2))
    assert (month.total, month.price_date) == (1, date(2026, 3, 31))


def test_a_row_whose_group_is_unknown_is_shown_and_refused() -> None:
    sheet = Sheet(subject="order_line")
    sheet.measure("rows_of", Aggregate(Function.COUNT, None, Window.WHOLE, MONTH), scope=MONTH)
    sheet.charge("fee", Basis(sheet.reads("rows_of", reach=Reach.UP)), ROUND)
    sheet.charge("monthly", Priced(sheet.amount("1 GBP")), ROUND, scope=MONTH)
    rows = [
        row("a", "order_line", account="A"),
        row("b", "order_line"),
        row("c", "order_line", account="A", ship_date=None),
    ]
    results = {result.subject_id: result for result in Rater(sheet.plan()).rate(rows)}
    assert results["a"].total == 1
    assert [results[name].line("fee").about for name in ("b", "c")] == ["account", "ship_date"]
    assert results["account=?, month=2026-03"].refusal == "MISSING_FACT"
    assert results["account=A, month=?"].line("monthly").about == "ship_date"
    assert results["account=A, month=2026-03"].total == 1


def test_a_measure_without_subject_serves_rows_and_groups() -> None:
    sheet = Sheet(subject="order_line")
    sheet.table("tiers", "account is, tier", "A, gold", ", plain")
    sheet.lookup("tier", OwnCell("tier"), table="tiers")
    gold = Compare(LineRead("tier"), Comparison.EQUAL, "gold")
    sheet.charge("fee", Priced(sheet.amount("1 GBP")), ROUND, when=gold)
    sheet.charge("monthly", Priced(sheet.amount("9 GBP")), ROUND, when=gold, scope=MONTH)
    rows = [row("a", "order_line", account="A"), row("b", "order_line", account="B")]
    results = Rater(sheet.plan()).rate(rows)
    assert [result.total for result in results] == [1, 0, 9, 0]
    assert all(result.line("tier").state is State.APPLIED for result in results)


def test_an_unscoped_measure_under_an_aggregate_is_worked_out_for_the_members() -> None:
    sheet = Sheet(subject="order_line")
    sheet.measure("doubled", Basis(sheet.reads("units")), Times(sheet.amount("2")))
    aggregate = Aggregate(Function.SUM, LineRead("doubled"), Window.WHOLE, MONTH)
    sheet.charge("monthly", aggregate, ROUND, scope=MONTH)
    result = Rater(sheet.plan()).rate(_lines(("a", "1", 1), ("b", "1", 3)))[-1]  # type: ignore[arg-type]
    assert (result.scope, result.total) == (MONTH, 8)


def test_a_row_of_another_kind_reads_the_group_by_its_own_date() -> None:
    sheet = Sheet(subject="order_line")
    sheet.measure("orders", Aggregate(Function.COUNT, None, Window.WHOLE, MONTH), scope=MONTH)
    steps = (Basis(sheet.reads("orders", reach=Reach.UP)), ROUND)
    sheet.charge("return_fee", *steps, scope=Scope("return"), price_date="returned_date")
    rows = [
        row("a", "order_line", account="A"),
        row("r", "return", ship_date=None, returned_date="2026-03-30", account="A"),
        row("s", "return", ship_date=None, returned_date="2026-04-30", account="A"),
        row("t", "return", ship_date=None, returned_date="2026-04-30"),
    ]
    results = {result.subject_id: result for result in Rater(sheet.plan()).rate(rows)}
    assert results["r"].total == 1
    assert results["s"].line("return_fee").state is State.ABSENT
    assert results["t"].line("return_fee").about == "account"


def test_an_order_reads_the_month_it_is_in() -> None:
    sheet = Sheet(subject="order_line")
    sheet.yes_no("big_month", when=IsYes(FactRead("buy.x")), scope=MONTH)
    sheet.measure("of_month", Aggregate(Function.SUM, FactRead("units"), Window.WHOLE, MONTH), scope=MONTH)
    sheet.charge("order_fee", Basis(sheet.reads("of_month", reach=Reach.UP)), ROUND, scope=ORDER)
    results = Rater(sheet.plan()).rate(_lines(("a", "1", 1), ("b", "2", 4)))  # type: ignore[arg-type]
    assert [result.total for result in results if result.scope == ORDER] == [5, 5]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("day", "2026-03-31"),
        ("week", "2026-W14"),
        ("month", "2026-03"),
        ("quarter", "2026-Q1"),
        ("year", "2026"),
    ],
)
def test_periods_in_words(word: str, expected: str) -> None:
    period = PeriodWord(word)
    index = period.period_index(date(2026, 3, 31))
    assert period_text(period, index) == expected
    assert key_text(Scope("parcel", ("account", "saturday"), period), ("A", True, index)) == (
        f"account=A, saturday=yes, {word}={expected}"
    )
