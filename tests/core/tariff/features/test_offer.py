from __future__ import annotations

from decimal import Decimal

from quittance.core.tariff.features.offer import Budget, TakenOff
from quittance.core.tariff.features.rounded import RoundedToMinorUnit
from tests.core.tariff.sheet import codes_of, steps_of

FEE = '[[line]]\ncharge = "fee"\nprice = "3.00 GBP"\n'
OFFER = FEE + '[[line]]\ndiscount = "offer"\nof = ["fee"]\nrate = "50 %"\nat_most = "1.50 GBP"\n'


def test_a_discount_is_rounded_then_taken_off() -> None:
    assert [type(step) for step in steps_of(OFFER)[-2:]] == [RoundedToMinorUnit, TakenOff]


def test_the_budget_comes_between() -> None:
    steps = steps_of(OFFER + 'budget = "20000 GBP"')
    assert isinstance(steps[-2], Budget)
    assert steps[-2].amount.value == Decimal(20000)


def test_only_a_discount_has_a_budget() -> None:
    assert codes_of(FEE + 'budget = "20000 GBP"') == ["DO_NOT_MIX"]
    assert codes_of(OFFER + 'budget = "20000 kg"') == ["UNIT_MISMATCH"]
    assert codes_of(OFFER + 'budget = "fee"') == ["BAD_VALUE"]
