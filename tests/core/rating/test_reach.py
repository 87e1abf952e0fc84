"""How far a run over a month must look, by what prices hang on."""

from __future__ import annotations

from datetime import date

import pytest

from quittance.core.rating.reach import FIRST_DAY, LAST_DAY, Reach, closed_day, reach_of
from quittance.core.tariff.plan import Plan
from tests.core.tariff.sheet import plan_of

APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)


PLAIN = '[[line]]\ncharge = "fee"\nprice = "2.00 GBP"\n'


def grouped(per: str, window: str = "") -> Plan:
    """A fee that hangs on a count of parcels."""
    return plan_of(
        f'[[line]]\nmeasure = "counted"\nper = "{per}"\nof = "count of parcel"\n{window}\n'
        '[[line]]\ncharge = "fee"\nprice = "2.00 GBP"\nwhen = "counted > 3 parcel"\n'
    )


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (plan_of(PLAIN), Reach(APRIL, MAY, APRIL, MAY, False)),
        (grouped("account, month"), Reach(APRIL, MAY, APRIL, MAY, True)),
        (
            grouped("account, quarter"),
            Reach(APRIL, date(2026, 7, 1), APRIL, date(2026, 7, 1), True),
        ),
        (
            grouped("account, year"),
            Reach(date(2026, 1, 1), date(2027, 1, 1), date(2026, 1, 1), date(2027, 1, 1), True),
        ),
        (
            grouped("account, week"),
            Reach(date(2026, 3, 30), date(2026, 5, 4), date(2026, 3, 30), date(2026, 5, 4), True),
        ),
        (
            grouped("account, month", 'window = "last 3"'),
            Reach(APRIL, MAY, date(2026, 1, 1), MAY, True),
        ),
        (
            grouped("account, month", 'meanwhile = "previous"'),
            Reach(APRIL, MAY, date(2026, 3, 1), MAY, True),
        ),
        (grouped("order_id"), Reach(APRIL, MAY, date(2026, 3, 1), date(2026, 6, 1), True)),
        (
            plan_of(PLAIN + '[[line]]\ndiscount = "off"\nprice = "1.00 GBP"\nbudget = "5000.00 GBP"\n'),
            Reach(FIRST_DAY, LAST_DAY, FIRST_DAY, LAST_DAY, True),
        ),
    ],
)
def test_what_a_run_over_april_must_look_at(plan: Plan, expected: Reach) -> None:
    assert reach_of(plan, APRIL) == expected


@pytest.mark.parametrize(
    ("per", "expected"),
    [("account, month", date(2026, 4, 1)), ("account, week", date(2026, 4, 13))],
)
def test_a_run_is_another_one_when_a_period_has_closed(per: str, expected: date) -> None:
    plan = grouped(per, 'meanwhile = "so far"')
    assert {closed_day(plan, date(2026, 4, day)) for day in (13, 15, 19)} == {expected}


def test_who_never_estimates_asks_for_no_day() -> None:
    assert closed_day(grouped("account, month"), APRIL) is None
