from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from quittance.kernel.dimension import AREA, LENGTH, MASS, MONEY, SCALAR, TIME, VOLUME
from quittance.kernel.exact import Exact
from quittance.kernel.unit import (
    ONE,
    PERCENT,
    Dimension,
    Unit,
    UnitsDoNotFit,
    UnknownUnit,
    compatible,
    convert,
    parse_compound,
    parse_unit,
)
from quittance.kernel.unit_table import CODES, KNOWN
from tests.kernel.strategies import exacts, unit_pairs, units


def converted(value: str, from_unit: str, to_unit: str) -> Exact:
    return convert(Decimal(value), parse_compound(from_unit), parse_compound(to_unit))


@given(exacts, unit_pairs)
def test_a_conversion_is_exact_and_can_be_taken_back(value: Exact, pair: tuple[Unit, Unit]) -> None:
    here, there = pair
    result = convert(value, here, there)
    assert Fraction(result) == Fraction(value) * here.factor / there.factor
    assert convert(result, there, here) == value


@given(units, units)
def test_units_convert_both_ways_or_not_at_all(a: Unit, b: Unit) -> None:
    assert compatible(a, b) == compatible(b, a)
    assert compatible(a, a)
    if not compatible(a, b):
        with pytest.raises(UnitsDoNotFit):
            convert(Decimal(1), a, b)


@given(units, units)
def test_a_product_of_units_is_read_as_it_is_printed(a: Unit, b: Unit) -> None:
    assert parse_compound(str(a * b)) == a * b
    assert (a * b).dimension == a.dimension * b.dimension
    assert (a * b).factor == a.factor * b.factor


@pytest.mark.parametrize(
    ("value", "from_unit", "to_unit", "expected"),
    [
        ("28316.846592", "cm3", "ft3", "1"),
        ("28316.846592", "cm3", "in3", "1728"),
        ("1", "ft3", "in3", "1728"),
        ("1", "lb", "kg", "0.45359237"),
        ("1", "lb", "oz", "16"),
        ("1", "cwt", "lb", "100"),
        ("1", "t", "kg", "1000"),
        ("1", "kg", "g", "1000"),
        ("1", "in", "cm", "2.54"),
        ("1", "in", "mm", "25.4"),
        ("1", "ft", "in", "12"),
        ("1", "mi", "m", "1609.344"),
        ("1", "km", "m", "1000"),
        ("1", "m2", "ft2", "1562500/145161"),
        ("1", "gal", "l", "3.785411784"),
        ("1", "gal", "in3", "231"),
        ("1", "m3", "l", "1000"),
        ("1", "cm3", "mm3", "1000"),
        ("1", "week", "day", "7"),
        ("1", "day", "hour", "24"),
        ("1", "hour", "minute", "60"),
        ("97", "%", "1", "0.97"),
        ("3", "parcel", "unit", "3"),
        ("1", "month", "1", "1"),
        ("2", "ft3 week", "in3 day", "24192"),
        ("5", "ft3 month", "month ft3", "5"),
    ],
)
def test_converts(value: str, from_unit: str, to_unit: str, expected: str) -> None:
    assert Fraction(converted(value, from_unit, to_unit)) == Fraction(expected)


def test_a_conversion_that_ends_stays_a_decimal() -> None:
    assert type(converted("0.5", "lb", "kg")) is Decimal
    assert type(converted("45.359237", "kg", "lb")) is Decimal
    assert converted("1", "cm", "in") == Fraction(50, 127)


def test_the_same_unit_leaves_the_value_as_it_is_written() -> None:
    value = Decimal("1.500")
    assert convert(value, parse_unit("kg"), parse_unit("KGM")) is value


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("kg", "cm"),
        ("month", "year"),
        ("quarter", "month"),
        ("day", "month"),
        ("ft3 month", "ft3 year"),
        ("kg", "1"),
    ],
)
def test_what_measures_something_else_does_not_convert(a: str, b: str) -> None:
    with pytest.raises(UnitsDoNotFit, match=f"^{a} .* does not convert to {b} "):
        converted("1", a, b)


def test_the_refusal_names_both_kinds() -> None:
    with pytest.raises(UnitsDoNotFit) as refusal:
        converted("1", "kg day", "cm3")
    assert refusal.value.message == "kg day (mass × time) does not convert to cm3 (length^3)."


def test_a_calendar_word_fits_any_count_but_not_another_calendar_word() -> None:
    month, year, parcel = parse_unit("month"), parse_unit("year"), parse_unit("parcel")
    assert compatible(month, parcel)
    assert compatible(parcel, month)
    assert compatible(month, month)
    assert not compatible(month, year)


@pytest.mark.parametrize(("code", "symbol"), CODES.items())
def test_a_recommendation_20_code_is_its_symbol(code: str, symbol: str) -> None:
    assert parse_unit(code) is parse_unit(symbol)
    assert parse_unit(code).symbol == symbol


def test_every_symbol_is_known_once() -> None:
    symbols = [symbol for symbol, _, _ in KNOWN]
    assert len(set(symbols)) == len(symbols)
    assert not set(symbols) & set(CODES)


@pytest.mark.parametrize(
    ("text", "near"), [("kgs", "kg"), ("parcels", "parcel"), ("KG", "kg"), ("Lb", "lb"), ("inch", "in")]
)
def test_an_unknown_unit_is_refused_with_what_comes_near(text: str, near: str) -> None:
    with pytest.raises(UnknownUnit) as refusal:
        parse_unit(text)
    assert refusal.value.message == f"There is no unit {text!r}."
    assert near in refusal.value.hint.removeprefix("Did you mean ").rstrip("?").split(", ")


def test_a_unit_like_no_other_is_refused_with_the_whole_list() -> None:
    with pytest.raises(UnknownUnit) as refusal:
        parse_unit("Scheffel")
    assert refusal.value.hint.startswith("Known units: kg, g, t, ")


@pytest.mark.parametrize("text", ["", " ", "ft3 dya", "ft3*day"])
def test_a_compound_of_unknown_parts_is_refused(text: str) -> None:
    with pytest.raises(UnknownUnit):
        parse_compound(text)


def test_dimensions_multiply_and_divide() -> None:
    assert LENGTH * LENGTH * LENGTH == VOLUME
    assert AREA * LENGTH == VOLUME
    assert (
        Dimension(mass=1, length=2, time=3, money=4) / Dimension(mass=1, length=2, time=3, money=4) == SCALAR
    )
    assert Dimension(1, 2, 3, 4) * Dimension(5, 6, 7, 8) == Dimension(6, 8, 10, 12)
    assert Dimension(1, 2, 3, 4) / Dimension(5, 7, 9, 11) == Dimension(-4, -5, -6, -7)
    assert str(MONEY / (MASS * TIME)) == "mass^-1 × time^-1 × money"


def test_counts_ratios_and_calendar_words_are_scalars() -> None:
    for text in ("1", "%", "parcel", "month", "year"):
        assert parse_unit(text).dimension.is_scalar
    for text in ("kg", "day", "m2"):
        assert not parse_unit(text).dimension.is_scalar
    assert (ONE.symbol, ONE.factor, PERCENT.symbol, PERCENT.factor) == (
        "1",
        Fraction(1),
        "%",
        Fraction(1, 100),
    )
    assert str(SCALAR) == "count"


def test_units_of_one_symbol_and_another_size_are_not_equal() -> None:
    kilo = parse_unit("kg")
    assert kilo != Unit("kg", MASS, Fraction(2))
    assert convert(Decimal(1), Unit("kg", MASS, Fraction(2)), kilo) == 2
