from __future__ import annotations

import pytest

from quittance.core.tariff.features.aggregate import Aggregate, Function, Window
from quittance.core.tariff.operand import FactRead, LineRead
from quittance.core.tariff.scope import Scope
from quittance.kernel.period import PeriodWord
from tests.core.tariff.sheet import checked, codes_of, line_of, plan_of

MONTH = Scope("order", ("account",), PeriodWord.MONTH)
ORDERS = {"per": '"order"', "price_date": '"shipped_date"'}


def month(of: str, more: str = "") -> str:
    return f'[[line]]\nmeasure = "m"\nper = "account, month"\nof = "{of}"\n{more}\n'


@pytest.mark.parametrize(
    ("of", "function", "fact"),
    [
        ("sum of units", Function.SUM, "units"),
        ("highest of pallets_on_hand", Function.HIGHEST, "pallets_on_hand"),
        ("lowest of weight", Function.LOWEST, "weight"),
        ("daily average of volume", Function.DAILY_AVERAGE, "volume"),
        ("share of shipped_on_time", Function.SHARE, "shipped_on_time"),
    ],
)
def test_functions_over_the_members(of: str, function: Function, fact: str) -> None:
    line = line_of(month(of), ORDERS)
    assert line.scope == MONTH
    assert line.steps == (Aggregate(function, FactRead(fact), Window.WHOLE, MONTH),)


def test_counting_the_members_themselves_needs_no_operand() -> None:
    assert line_of(month("count of order"), ORDERS).steps[0].operand is None


def test_counting_what_members_belong_to_counts_ids() -> None:
    assert line_of(month("count of order")).steps[0].operand == FactRead("order_id")


def test_a_window_so_far_belongs_to_the_member() -> None:
    line = line_of(month("count of order", 'window = "so far"'), ORDERS)
    assert line.scope == Scope("order")
    assert line.steps[0] == Aggregate(Function.COUNT, None, Window.SO_FAR, MONTH)


def test_the_last_periods() -> None:
    step = line_of(month("sum of units", 'window = "last 12"')).steps[0]
    assert (step.window, step.periods) == (Window.LAST, 12)


def test_an_estimate_until_the_period_closes() -> None:
    assert line_of(month("sum of units", 'meanwhile = "so far"')).provisional == "so far"


def test_a_measure_of_the_members() -> None:
    plan = plan_of('[[line]]\nmeasure = "billed"\nof = "weight"\n' + month("sum of billed"))
    assert plan.lines[-1].steps[0].operand == LineRead("billed")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('[[line]]\nmeasure = "m"\nof = "sum of units"', "OUT_OF_REACH"),
        ('[[line]]\nmeasure = "m"\nper = "order"\nof = "daily average of volume"', "OUT_OF_REACH"),
        (month("share of weight"), "KIND_MISMATCH"),
        (month("sum of service"), "KIND_MISMATCH"),
        (month("sum of units", 'window = "sometimes"'), "BAD_VALUE"),
        (month("sum of units", 'window = "last 0"'), "BAD_VALUE"),
        (month("sum of units", 'meanwhile = "whole"'), "BAD_VALUE"),
        (month("sum of units", 'window = "so far"\nmeanwhile = "so far"'), "BAD_VALUE"),
        ('[[line]]\nmeasure = "m"\nper = "order"\nof = "sum of units"\nmeanwhile = "previous"', "BAD_VALUE"),
        (month("mean of units"), "BAD_VALUE"),
        ('[[line]]\nmeasure = "m"\nper = "order"\nof = "sum of units"\nwindow = "previous"', "BAD_VALUE"),
        ('[[line]]\nmeasure = "m"\nof = "weight"\nwindow = "previous"', "DO_NOT_MIX"),
    ],
)
def test_what_cannot_be_worked_out(body: str, code: str) -> None:
    assert codes_of(body) == [code]


def test_a_share_is_read_in_percent() -> None:
    unit = line_of(month("share of shipped_on_time")).type.unit
    assert unit is not None
    assert unit.symbol == "%"


def test_a_group_of_groups_is_no_member() -> None:
    body = month("sum of units") + '[[line]]\nmeasure = "year_units"\nper = "account, year"\nof = "sum of m"'
    assert [finding.code for finding in checked(body).errors] == ["OUT_OF_REACH"]
