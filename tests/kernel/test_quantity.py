from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from quittance.kernel.exact import Exact, NotANumber
from quittance.kernel.quantity import NotAQuantity, Quantity
from quittance.kernel.unit import Unit, UnitsDoNotFit, UnknownUnit, parse_compound, parse_unit
from tests.kernel.strategies import exacts, unit_pairs, units


@given(exacts, units, units)
def test_a_quantity_is_read_as_it_is_printed(value: Exact, a: Unit, b: Unit) -> None:
    for unit in (a, a * b):
        assert Quantity.parse(str(Quantity(value, unit))) == Quantity(value, unit)


@given(exacts, unit_pairs)
def test_a_quantity_comes_back_from_another_unit(value: Exact, pair: tuple[Unit, Unit]) -> None:
    here, there = pair
    assert Quantity(value, here).to(there).to(here) == Quantity(value, here)
    assert Quantity(value, here).to(there).unit == there


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("0.25 lb", Decimal("0.25"), "lb"),
        ("97 %", Decimal(97), "%"),
        ("97%", Decimal(97), "%"),
        ("  5000   cm3 ", Decimal(5000), "cm3"),
        ("1/3 ft3 day", Fraction(1, 3), "ft3 day"),
        ("-2.5 KGM", Decimal("-2.5"), "kg"),
        ("3 1", Decimal(3), "1"),
    ],
)
def test_reads(text: str, value: Exact, unit: str) -> None:
    assert Quantity.parse(text) == Quantity(value, parse_compound(unit))


@pytest.mark.parametrize("text", ["", "5", "kg", "kg 5", "5kg", "%", "half lb"])
def test_text_without_number_or_unit_is_refused(text: str) -> None:
    with pytest.raises(NotAQuantity) as refusal:
        Quantity.parse(text)
    assert refusal.value.message == f"{text!r} is not a quantity."
    assert refusal.value.hint == "Write a number, a space and a unit, such as 0.25 lb."


def test_the_parts_are_refused_like_by_their_own_parsers() -> None:
    with pytest.raises(NotANumber):
        Quantity.parse("1,5 kg")
    with pytest.raises(UnknownUnit):
        Quantity.parse("1.5 kgs")


def test_another_kind_is_refused() -> None:
    with pytest.raises(UnitsDoNotFit):
        Quantity.parse("1 kg").to(parse_unit("cm"))


def test_a_pound_is_sixteen_ounces() -> None:
    assert Quantity.parse("1 lb").to(parse_unit("oz")) == Quantity.parse("16 oz")
    assert Quantity.parse("1 lb") != Quantity.parse("16 oz")
