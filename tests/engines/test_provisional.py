"""Estimates of open periods and what they reach, by both interpreters."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import product

import pytest

from quittance.core.facts.row import FactRow
from quittance.core.tariff.features.aggregate import Aggregate, Function, Window
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.when import All, Any_, Compare, Comparison, IsWord
from quittance.core.tariff.operand import FactRead, LineRead, Operand, Reach
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.scope import Scope
from quittance.kernel.period import PeriodWord
from tests.support.agree import rate_both, rate_together
from tests.support.plans import ROUND, Sheet
from tests.support.rows import row
from tests.support.sides import sell, side

MONTH = Scope("parcel", ("account",), PeriodWord.MONTH)
QUARTER = Scope("parcel", ("account",), PeriodWord.QUARTER)
DAYS = [None, date(2025, 12, 31), date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 1), date(2026, 6, 1)]


def _rows() -> list[FactRow]:
    days = ["2025-11-03", "2026-01-10", "2026-01-10", "2026-02-03", "2026-02-28", "2026-03-01", "2026-05-09"]
    rows = [
        row(
            f"{account}{at}",
            ship_date=day,
            account=account,
            units=at + 1,
            shipped_on_time=at % 3 > 0,
            market="UK",
        )
        for account, (at, day) in product("AB", enumerate(days))
        if account == "A" or at > 2
    ]
    return [*rows, row("x", account="A", units=1, ship_date=None, shipped_on_time=True, market="UK"),
            row("y", units=2, shipped_on_time=True, market="DE"),
            row("z", units=2, shipped_on_time=True, account="C", market="DE")]  # fmt: skip


FUNCTIONS: dict[str, tuple[str, Operand | None]] = {
    "parcels": ("count", None),
    "pieces": ("sum", FactRead("units")),
    "most": ("highest", FactRead("units")),
    "least": ("lowest", FactRead("units")),
    "daily": ("daily average", FactRead("units")),
    "on_time": ("share", FactRead("shipped_on_time")),
}


def _sheet(names: Iterable[str], window: str, meanwhile: str, periods: int = 1) -> Sheet:
    """Measures of a month, and for each a fee per parcel that is lower once the measure is one and more."""
    sheet = Sheet()
    for name in names:
        function, operand = FUNCTIONS[name]
        aggregate = Aggregate(Function(function), operand, Window(window), MONTH, periods)
        sheet.measure(name, aggregate, scope=MONTH, provisional=meanwhile)
        many = Compare(LineRead(name, None, Reach.UP), Comparison.AT_LEAST, sheet.amount("1"))
        sheet.charge(f"{name}_fee", Priced(sheet.amount("0.90 GBP")), ROUND, when=many)
        sheet.charge(f"{name}_fee", Priced(sheet.amount("1.00 GBP")), ROUND)
    return sheet


@pytest.mark.parametrize("meanwhile", ["previous", "so far"])
@pytest.mark.parametrize(("window", "periods"), [("whole", 1), ("previous", 1), ("last", 3)])
def test_estimates_agree(window: str, periods: int, meanwhile: str) -> None:
    plan = _sheet(FUNCTIONS, window, meanwhile, periods).plan()
    for day in (None, date(2025, 12, 31), date(2026, 2, 28), date(2026, 6, 1)):
        both = rate_both(plan, _rows(), closed_before=day)
        assert not both.differences, f"{day}: {both.differences[:3]}"
        is_open = day is not None and day < date(2026, 6, 1)
        assert any(result.provisional for result in both.reference) is is_open


def test_the_sum_of_what_is_absent_for_every_member_is_nought() -> None:
    sheet = Sheet()
    never = IsWord(FactRead("market"), ("FR",), False)
    sheet.measure("rare", Basis((FactRead("units"),)), when=never, scope=Scope("parcel"))
    for window, scope in (("whole", MONTH), ("so far", Scope("parcel"))):
        aggregate = Aggregate(Function.SUM, LineRead("rare"), Window(window), MONTH)
        sheet.measure(f"sum_{window[:2]}", aggregate, scope=scope)
    both = rate_both(sheet.plan(), _rows())
    assert not both.differences, "\n".join(both.differences[:5])


def _through() -> Plan:
    """Read up, summed over members, counted over other lines, in a condition that is not always looked at."""
    sheet = _sheet(["parcels"], "whole", "previous")
    uk = IsWord(FactRead("market"), ("UK",), False)
    few = Compare(LineRead("parcels", None, Reach.UP), Comparison.LESS, sheet.amount("2"))
    sheet.charge("either", Priced(sheet.amount("0.10 GBP")), ROUND, when=Any_((uk, few)))
    sheet.charge("both", Priced(sheet.amount("0.20 GBP")), ROUND, when=All((uk, few)), code="small")
    sheet.charge(
        "both", Basis((LineRead("parcels_fee"),)), Priced(None, (sheet.rate("5 %"),)), ROUND, when=uk
    )
    sheet.charge("label", Priced(sheet.amount("0.01 GBP")), ROUND)
    quarter = Basis(sheet.sums("parcels_fee", "both"))
    sheet.charge("bonus", quarter, Priced(None, (sheet.rate("1 %"),)), ROUND, scope=QUARTER)
    highest = Aggregate(Function.HIGHEST, LineRead("parcels_fee"), Window.WHOLE, QUARTER)
    sheet.measure("dearest", highest, scope=QUARTER, unit="GBP")
    dear = Compare(LineRead("dearest", None, Reach.UP), Comparison.AT_LEAST, sheet.amount("1.00 GBP"))
    sheet.charge("surcharge", Priced(sheet.amount("0.30 GBP")), ROUND, when=dear)
    seen = Aggregate(Function.SUM, LineRead("parcels_fee"), Window.SO_FAR, MONTH)
    sheet.measure("seen", seen, scope=Scope("parcel"), unit="GBP")
    sheet.charge("tail", Basis((LineRead("seen"),)), Priced(None, (sheet.rate("1 %"),)), ROUND)
    return sheet.plan()


@pytest.mark.parametrize("day", DAYS)
def test_what_an_estimate_reaches_agrees(day: date | None) -> None:
    both = rate_both(_through(), _rows(), closed_before=day)
    assert not both.differences, "\n".join(both.differences[:5])


def test_a_provisional_cost_makes_what_is_sold_provisional() -> None:
    sheet = Sheet(tariff="carrier")
    aggregate = Aggregate(Function.COUNT, None, Window.WHOLE, MONTH)
    sheet.measure("parcels", aggregate, scope=MONTH, provisional="previous")
    many = Compare(LineRead("parcels", None, Reach.UP), Comparison.AT_LEAST, sheet.amount("2"))
    sheet.charge("transport", Priced(sheet.amount("2.00 GBP")), ROUND, when=many)
    sheet.charge("transport", Priced(sheet.amount("3.00 GBP")), ROUND)
    bought, sold = rate_together([side(sheet, "buy"), sell()], _rows(), closed_before=date(2026, 3, 1))
    assert not bought.differences
    assert not sold.differences
    fees = {result.subject_id: (result.total, result.provisional) for result in sold.reference}
    assert fees["A5"] == (fees["A4"][0], True)  # March by February's two
    assert fees["A4"][1] is False
    assert fees["y"][0] is None  # nobody knows its month, so not its cost
