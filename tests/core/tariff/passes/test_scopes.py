from __future__ import annotations

import pytest

from quittance.core.tariff.operand import LineRead, Reach
from quittance.core.tariff.scope import Scope
from quittance.kernel.period import PeriodWord
from tests.core.tariff.sheet import codes_of, line_of, plan_of


def measure(per: str, over: str = "") -> str:
    more = f'over = "{over}"\n' if over else ""
    return f'[[line]]\nmeasure = "m"\nper = "{per}"\n{more}of = "count of parcel"\n'


@pytest.mark.parametrize(
    ("per", "over", "scope"),
    [
        ("account, month", "", Scope("parcel", ("account",), PeriodWord.MONTH)),
        ("order", "", Scope("parcel", ("order_id",))),
        ("month", "", Scope("parcel", (), PeriodWord.MONTH)),
        ("account, market, week", "stock", Scope("stock", ("account", "market"), PeriodWord.WEEK)),
    ],
)
def test_groups(per: str, over: str, scope: Scope) -> None:
    assert line_of(measure(per, over)).scope == scope


@pytest.mark.parametrize(
    ("header", "per", "scope"),
    [
        ("parcel", "return", Scope("return")),
        ("parcel", "parcel", Scope("parcel")),
        ("order", "parcel", Scope("parcel")),
        ("order_line", "parcel", Scope("order_line", ("parcel_id",))),
        ("mawb", "mawb", Scope("mawb")),
        ("parcel", "mawb", Scope("parcel", ("mawb_id",))),
        ("account", "account", Scope("account")),
    ],
)
def test_a_kind_of_subject_groups_only_narrower_ones(header: str, per: str, scope: Scope) -> None:
    body = f'[[line]]\ncharge = "fee"\nper = "{per}"\nprice = "1.00 GBP"'
    assert line_of(body, {"per": f'"{header}"'}).scope == scope


def test_without_per_a_charge_takes_the_header_s_and_a_measure_its_reader_s() -> None:
    plan = plan_of('[[line]]\nmeasure = "m"\nof = "weight"\n[[line]]\ncharge = "c"\nprice = "1.00 GBP"')
    assert [line.scope for line in plan.lines] == [Scope(""), Scope("parcel")]


def test_a_month_sums_its_parcels_and_a_parcel_reads_its_month() -> None:
    fee = '[[line]]\ncharge = "fee"\nprice = "1.00 GBP"\n'
    month = '[[line]]\ncharge = "bonus"\nper = "account, month"\nof = ["fee"]\nrate = "1 %"\n'
    back = '[[line]]\ncharge = "share"\nof = "bonus"\nrate = "10 %"\n'
    plan = plan_of(fee + month + back)
    assert plan.lines[1].steps[0].operands == (LineRead("fee", None, Reach.SUM),)
    assert plan.lines[2].steps[0].operands == (LineRead("bonus", None, Reach.UP),)


def test_a_month_sums_the_charges_of_its_weeks() -> None:
    week = '[[line]]\ncharge = "rent"\nper = "account, week"\nover = "stock"\nprice = "7.00 GBP"\n'
    month = '[[line]]\ncharge = "total"\nper = "account, month"\nof = ["rent"]\n'
    assert plan_of(week + month).lines[1].steps[0].operands == (LineRead("rent", None, Reach.SUM),)


def test_a_measure_without_per_serves_a_group_that_has_its_facts_as_keys() -> None:
    column = '[[line]]\nmeasure = "area"\ntable = "areas"\n'
    fee = '[[line]]\ncharge = "fee"\nper = "account, {}month"\nwhen = "area is far"\nprice = "1.00 GBP"'
    areas = "market is,month up to,area\nUK,6,far\n,,near\n"
    assert codes_of(column + fee.format("market, "), areas=areas) == []
    assert codes_of(column + fee.format(""), areas=areas) == ["NO_AGGREGATE"]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ('per = "acount, month"', "UNKNOWN_NAME"),
        ('per = "month, year"', "BAD_VALUE"),
        ('per = "weight, month"', "KIND_MISMATCH"),
        ('over = "stock"', "MISSING_KEY"),
        ('per = "order"\nover = "goods"', "BAD_VALUE"),
        ('per = "return"\nover = "stock"', "DO_NOT_MIX"),
    ],
)
def test_groups_that_cannot_be_made(keys: str, code: str) -> None:
    assert codes_of(f'[[line]]\ncharge = "fee"\nprice = "1.00 GBP"\n{keys}') == [code]


def test_rows_of_another_kind_are_out_of_reach() -> None:
    body = '[[line]]\nmeasure = "m"\nper = "stock"\nof = "age"\n'
    assert codes_of(body + '[[line]]\ncharge = "fee"\nof = "m"\nrate = "1.00 GBP per started day"') == [
        "OUT_OF_REACH"
    ]


def test_a_measure_that_is_bound_to_other_rows_is_out_of_reach_too() -> None:
    bound = '[[line]]\nmeasure = "m"\nper = "stock"\nof = "age"\n[[line]]\nmeasure = "n"\nof = "m"\n'
    assert codes_of(bound + '[[line]]\ncharge = "fee"\nof = "n"\nrate = "1.00 GBP per started day"') == [
        "OUT_OF_REACH"
    ]


def test_one_table_for_readers_of_different_per() -> None:
    total = '[[line]]\nmeasure = "total"\nper = "order"\nof = "sum of weight"\n'
    parcel = '[[line]]\ncharge = "a"\ntable = "t"\n'
    order = '[[line]]\ncharge = "b"\nper = "order"\ntable = "t"\n'
    table = "total up to [kg],price [GBP]\n2,1.00\n"
    assert codes_of(total + parcel + order, t=table) == ["OUT_OF_REACH"]
