from __future__ import annotations

from decimal import Decimal

from quittance.core.tariff.features.rounded import Rounded, RoundedToMinorUnit
from quittance.kernel.rounding import Mode, Rounding
from tests.core.tariff.sheet import codes_of, line_of, steps_of

FEE = '[[line]]\ncharge = "fee"\nprice = "1.00 GBP"\n'


def test_money_goes_half_up_to_the_minor_unit() -> None:
    assert steps_of(FEE)[-1] == RoundedToMinorUnit(Mode.HALF_UP)
    assert steps_of(FEE + 'round = "half even to the minor unit"')[-1] == RoundedToMinorUnit(Mode.HALF_EVEN)
    assert steps_of(FEE + 'round = "half up to 0.05 GBP"')[-1] == Rounded(
        Rounding(Mode.HALF_UP, Decimal("0.05"))
    )


def test_measures_are_rounded_only_where_it_is_written() -> None:
    assert len(steps_of('[[line]]\nmeasure = "m"\nof = "item_price"')) == 1
    line = line_of('[[line]]\nmeasure = "m"\nof = "weight"\nround = "up to 1 lb"')
    assert line.steps[-1] == Rounded(Rounding(Mode.UP, Decimal("0.45359237")))
    assert str(line.type.unit) == "lb"


def test_steps_that_do_not_fit() -> None:
    assert codes_of(FEE + 'round = "up to 1 kg"') == ["UNIT_MISMATCH"]
    assert codes_of(FEE + 'round = "up to 0.01 EUR"') == ["CURRENCY_MISMATCH"]
    assert codes_of(FEE + 'round = "upwards"') == ["BAD_VALUE"]
    assert codes_of('[[line]]\nmeasure = "m"\nof = "weight"\nround = "up to the minor unit"') == [
        "UNIT_MISMATCH"
    ]
