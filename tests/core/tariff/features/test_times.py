from __future__ import annotations

from quittance.core.tariff.features.times import Times
from quittance.core.tariff.operand import FactRead
from quittance.kernel.dimension import VOLUME
from tests.core.tariff.sheet import codes_of, line_of, steps_of


def test_factors_in_order() -> None:
    steps = steps_of('[[line]]\ncharge = "fee"\nprice = "1.00 GBP"\ntimes = ["units", "cartons"]')
    assert steps[1:3] == (Times(FactRead("units")), Times(FactRead("cartons")))


def test_three_sides_make_a_volume_in_one_unit() -> None:
    line = line_of('[[line]]\nmeasure = "cubic"\nof = "longest"\ntimes = ["median", "shortest"]')
    assert line.type.dimension == VOLUME
    assert str(line.type.unit) == "cm3"


def test_a_factor_is_a_number_and_needs_something_to_multiply() -> None:
    assert codes_of('[[line]]\ncharge = "fee"\nprice = "1.00 GBP"\ntimes = "service"') == ["KIND_MISMATCH"]
    assert codes_of('[[line]]\ncharge = "fee"\ntimes = "units"') == ["NO_BASIS"]
