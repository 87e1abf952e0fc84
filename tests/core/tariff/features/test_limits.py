from __future__ import annotations

import pytest

from quittance.core.tariff.features.limits import AtLeast, AtMost
from quittance.core.tariff.operand import CellRead, FactRead
from tests.core.tariff.sheet import codes_of, steps_of

FEE = '[[line]]\ncharge = "fee"\nof = "weight"\nrate = "1.00 GBP per exact kg"\n'


def test_minimum_then_cap() -> None:
    steps = steps_of(FEE + 'at_most = "9.00 GBP"\nat_least = "2.00 GBP"')
    assert [type(step) for step in steps[2:4]] == [AtLeast, AtMost]


def test_a_fact_or_a_column() -> None:
    assert steps_of(FEE + 'at_most = "item_price"')[2] == AtMost(FactRead("item_price"))
    prices = "weight up to [kg],rate [GBP per exact kg],at_least [GBP]\n,1.00,2.00\n"
    steps = steps_of('[[line]]\ncharge = "fee"\ntable = "prices"', prices=prices)
    assert steps[2] == AtLeast(CellRead("at_least"))


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ('at_least = "2 kg"', "UNIT_MISMATCH"),
        ('at_least = "2.00 EUR"', "CURRENCY_MISMATCH"),
        ('at_least = "2.005 GBP"', "LIMIT_OFF_GRID"),
        ('at_most = "2.02 GBP"\nround = "half up to 0.05 GBP"', "LIMIT_OFF_GRID"),
        ('at_most = "2.0.0 GBP"', "BAD_VALUE"),
    ],
)
def test_limits_that_do_not_fit(keys: str, code: str) -> None:
    assert codes_of(FEE + keys) == [code]


def test_with_times_any_limit_of_one_will_do() -> None:
    assert codes_of(FEE + 'at_least = "0.125 GBP"\ntimes = "units"') == []
