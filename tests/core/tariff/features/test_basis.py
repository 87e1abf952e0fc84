from __future__ import annotations

from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.operand import FactRead, LineRead
from tests.core.tariff.sheet import codes_of, steps_of

TWO_CHARGES = """
    [[line]]
    charge = "base"
    price  = "2.00 GBP"
    [[line]]
    charge = "extra"
    when   = "hazmat"
    price  = "1.00 GBP"
"""


def test_of_names_a_fact_or_lines() -> None:
    steps = steps_of(TWO_CHARGES + '[[line]]\ncharge = "total"\nof = ["base", "extra"]')
    assert steps[0] == Basis((LineRead("base"), LineRead("extra")))


def test_the_one_band_of_the_table_is_the_default() -> None:
    steps = steps_of(
        '[[line]]\ncharge = "postage"\ntable = "prices"',
        prices="service is,weight up to [kg],rate [GBP per started kg]\nfast,10,1.20\n",
    )
    assert steps[0] == Basis((FactRead("weight"),))


def test_a_fixed_price_needs_no_basis() -> None:
    prices = "weight up to [kg],longest up to [cm],price [GBP]\n10,60,1.20\n"
    steps = steps_of('[[line]]\ncharge = "postage"\ntable = "prices"', prices=prices)
    assert not any(isinstance(step, Basis) for step in steps)


def test_two_bands_need_an_of() -> None:
    prices = "weight up to [kg],longest up to [cm],rate [GBP per started kg]\n10,60,1.20\n"
    line = '[[line]]\ncharge = "postage"\ntable = "prices"\n'
    assert codes_of(line, prices=prices) == ["OF_NEEDED"]
    assert codes_of(line + 'of = "weight"', prices=prices) == []


def test_what_is_added_measures_the_same() -> None:
    assert codes_of('[[line]]\nmeasure = "m"\nof = ["weight", "volume"]') == ["UNIT_MISMATCH"]
