from __future__ import annotations

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.test import Test as YesNoStep
from quittance.core.tariff.features.when import IsYes, When
from quittance.core.tariff.operand import FactRead, LineRead
from tests.core.tariff.sheet import plan_of


def test_a_measure_with_only_a_condition_is_a_yes_or_no() -> None:
    plan = plan_of(
        """
        [[line]]
        measure = "dangerous"
        when    = "hazmat"
        [[line]]
        charge = "fee"
        when   = "dangerous"
        price  = "1.00 GBP"
        """
    )
    first, second = plan.lines
    assert (first.gates, first.steps) == ((), (YesNoStep(IsYes(FactRead("hazmat"))),))
    assert first.type.kind is Kind.YES_NO
    assert second.gates == (When(IsYes(LineRead("dangerous"))),)
