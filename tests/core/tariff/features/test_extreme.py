from __future__ import annotations

from quittance.core.tariff.features.extreme import Extreme
from quittance.core.tariff.operand import FactRead, LineRead
from tests.core.tariff.sheet import codes_of, steps_of

DIM = '[[line]]\nmeasure = "dim_weight"\nof = "volume"\nrate = "1 kg per 5000 cm3"\n'


def test_the_names_travel_for_the_explanation() -> None:
    steps = steps_of(DIM + '[[line]]\nmeasure = "billed"\ngreatest_of = ["weight", "dim_weight"]')
    assert steps == (Extreme(True, (FactRead("weight"), LineRead("dim_weight")), ("weight", "dim_weight")),)


def test_least_of() -> None:
    steps = steps_of('[[line]]\nmeasure = "billed"\nleast_of = ["weight", "hub_weight"]')
    assert steps[0].greatest is False


def test_it_stands_in_place_of_of() -> None:
    line = '[[line]]\nmeasure = "billed"\ngreatest_of = ["weight"]\n'
    assert codes_of(line + 'of = "weight"') == ["DO_NOT_MIX"]
    assert codes_of(line + 'least_of = ["weight"]') == ["DO_NOT_MIX"]
