from __future__ import annotations

from decimal import Decimal

from tests.core.tariff.sheet import codes_of, steps_of


def test_packaging() -> None:
    steps = steps_of('[[line]]\nmeasure = "packed"\nof = "weight"\nplus = "0.25 lb"')
    assert steps[1].amount.value == Decimal("0.1133980925")
    assert str(steps[1].amount.unit) == "lb"


def test_it_measures_what_it_is_added_to() -> None:
    assert codes_of('[[line]]\nmeasure = "packed"\nof = "weight"\nplus = "1 cm"') == ["UNIT_MISMATCH"]
    assert codes_of('[[line]]\nmeasure = "packed"\nplus = "1 cm"') == ["NO_BASIS"]
