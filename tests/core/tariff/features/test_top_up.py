from __future__ import annotations

from decimal import Decimal

from quittance.core.tariff.features.rounded import RoundedToMinorUnit
from quittance.core.tariff.features.top_up import TopUp
from quittance.core.tariff.operand import LineRead, Reach
from tests.core.tariff.sheet import codes_of, steps_of

FEE = '[[line]]\ncharge = "fee"\nprice = "1.00 GBP"\n'


def test_what_is_missing_from_a_monthly_minimum() -> None:
    body = '[[line]]\ncharge = "m"\nper = "account, month"\nof = ["fee"]\ntop_up_to = "250.00 GBP"'
    step, rounding = steps_of(FEE + body)
    assert isinstance(step, TopUp)
    assert step.operands == (LineRead("fee", None, Reach.SUM),)
    assert (step.target.value, step.cut) == (Decimal(250), False)
    assert isinstance(rounding, RoundedToMinorUnit)


def test_what_is_over() -> None:
    assert steps_of(FEE + '[[line]]\ncharge = "m"\nof = ["fee"]\ncut_down_to = "0.50 GBP"')[0].cut


def test_it_stands_in_place_of_a_formula() -> None:
    line = FEE + '[[line]]\ncharge = "m"\nof = ["fee"]\ntop_up_to = "1.00 GBP"\n'
    assert codes_of(line + 'rate = "1 %"') == ["DO_NOT_MIX"]
    assert codes_of('[[line]]\ncharge = "m"\ntop_up_to = "1.00 GBP"') == ["NO_BASIS"]
    assert codes_of(FEE + '[[line]]\ncharge = "m"\nof = ["fee"]\ntop_up_to = "1 kg"') == ["UNIT_MISMATCH"]
