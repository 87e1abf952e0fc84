from __future__ import annotations

from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.slices import Slices
from quittance.core.tariff.operand import CellRead
from tests.core.tariff.sheet import codes_of, steps_of

LINE = '[[line]]\ncharge = "fee"\ntable = "rates"\n'
RATES = "category is,item_price up to [GBP],rate [%],at_least [GBP]\nbooks,10,15,0.25\nbooks,,9,0.25\n"


def test_the_band_is_the_up_to_key() -> None:
    step = steps_of(LINE + 'scale = "slices"', rates=RATES)[1]
    assert isinstance(step, Slices)
    assert (step.band, step.price, step.marked) == (1, None, False)
    assert step.rates[0].amount == CellRead("rate")


def test_at_least_where_there_is_no_up_to() -> None:
    rates = "category is,item_price at least [GBP],rate [%]\nbooks,0,15\nbooks,10,9\n"
    assert steps_of(LINE + 'scale = "slices"', rates=rates)[1].band == 1


def test_a_scale_column_marks_its_rows() -> None:
    rates = "category is,item_price up to [GBP],rate [%],scale\nbooks,10,15,slices\ntyres,,7,whole\n"
    assert steps_of(LINE, rates=rates)[1].marked


def test_whole_is_an_ordinary_price() -> None:
    assert isinstance(steps_of(LINE + 'scale = "whole"', rates=RATES)[1], Priced)


def test_a_scale_without_a_band_or_with_two() -> None:
    line = LINE + 'of = "item_price"\nscale = "slices"'
    assert codes_of(line, rates="category is,rate [%]\nbooks,15\n") == ["SCALE_WITHOUT_BAND"]
    two = "item_price up to [GBP],item_price up to [1],rate [%]\n10,,15\n"
    assert codes_of(line, rates=two) == ["UNIT_MISMATCH"]
    kilos = "weight up to [kg],weight up to [lb],rate [GBP per exact kg]\n10,,15\n"
    assert codes_of(LINE + 'scale = "slices"', rates=kilos) == ["SCALE_WITHOUT_BAND"]


def test_a_price_of_slices_stands_in_the_table() -> None:
    assert codes_of(LINE + 'scale = "slices"\nprice = "1.00 GBP"', rates=RATES) == ["DO_NOT_MIX"]


def test_a_mark_says_whole_or_slices() -> None:
    rates = "item_price up to [GBP],rate [%],scale\n10,15,deficit\n"
    assert codes_of(LINE, rates=rates) == ["BAD_CELL"]


def test_an_unknown_scale() -> None:
    assert codes_of(LINE + 'scale = "steps"', rates=RATES) == ["BAD_VALUE"]
