from __future__ import annotations

from decimal import Decimal

from quittance.core.tariff.features.above import Above
from quittance.core.tariff.operand import CellRead, FactRead
from tests.core.tariff.sheet import codes_of, steps_of


def test_a_free_part() -> None:
    steps = steps_of(
        '[[line]]\ncharge = "picks_fee"\nof = "picks"\nrate = "0.25 GBP per pick"\nabove = "5 pick"'
    )
    assert steps[1].limit.value == Decimal(5)


def test_a_fact_as_limit() -> None:
    steps = steps_of('[[line]]\nmeasure = "net"\nof = "item_price"\nabove = "seller_discount"')
    assert steps[1] == Above(FactRead("seller_discount"))


def test_a_column_of_the_table() -> None:
    prices = "weight up to [kg],price [GBP],rate [GBP per started kg],above [kg]\n2,2.00,,\n,2.00,0.50,2\n"
    steps = steps_of('[[line]]\ncharge = "postage"\ntable = "prices"', prices=prices)
    assert steps[1] == Above(CellRead("above"))


def test_it_measures_what_it_is_taken_off() -> None:
    line = '[[line]]\ncharge = "postage"\nof = "weight"\nrate = "1.00 GBP per exact kg"\nabove = "2 cm"'
    assert codes_of(line) == ["UNIT_MISMATCH"]
