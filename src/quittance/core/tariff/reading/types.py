"""Types of values, and how they are put together: units as people read them, currencies, money."""

from __future__ import annotations

from fractions import Fraction

from quittance.core.facts.column import MONEY_UNIT, unit_of
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.tariff.language.unit import CardUnit, money
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.dimension import AREA, LENGTH, MASS, MONEY, SCALAR, TIME, VOLUME, Dimension
from quittance.kernel.exact import Exact, exact
from quittance.kernel.unit import ONE, Unit
from quittance.kernel.unit_table import KNOWN

WORD = ValueType(Kind.WORD)
YES_NO = ValueType(Kind.YES_NO)
DATE = ValueType(Kind.DATE)
RATIO = ValueType(Kind.NUMBER, SCALAR, ONE)

_BY_KIND = {Kind.WORD: WORD, Kind.YES_NO: YES_NO, Kind.DATE: DATE}


def number_type(unit: CardUnit) -> ValueType:
    """A number read in that unit."""
    return ValueType(Kind.NUMBER, unit.unit.dimension, unit.unit, unit.currency)


def fact_type(definition: FactDefinition) -> ValueType:
    """What a fact holds; money is in the subject's currency."""
    if definition.kind is not Kind.NUMBER:
        return _BY_KIND[definition.kind]
    unit = unit_of(definition)
    return ValueType(Kind.NUMBER, unit.dimension, unit)


def fact_grid(definition: FactDefinition) -> Exact | None:
    """The step of which a counted fact is always a multiple; None for what is measured, in whatever unit it
    comes."""
    if definition.kind is not Kind.NUMBER or definition.decimals or unit_of(definition).dimension != SCALAR:
        return None
    return exact(unit_of(definition).factor)


def kind_type(kind: Kind) -> ValueType:
    """The type of a word, a yes/no or a date."""
    return _BY_KIND[kind]


_SAID = {
    SCALAR: "a count or ratio",
    MASS: "a weight",
    LENGTH: "a length",
    AREA: "an area",
    VOLUME: "a volume",
    TIME: "a time",
    MONEY: "money",
}


def said(dimension: Dimension, unit: Unit | None = None) -> str:
    """A dimension in words, with the unit it is read in."""
    words = _SAID.get(dimension, str(dimension))
    return f"{words} ({unit})" if unit is not None and dimension != SCALAR else words


def typed(dimension: Dimension, unit: Unit | None, currency: str | None) -> ValueType:
    """A number read in that unit, if it fits; money in its currency, or the subject's if it has none."""
    if dimension == MONEY:
        unit = money(currency).unit if currency is not None else MONEY_UNIT
    elif unit is None or unit.dimension != dimension:
        unit = base_unit(dimension)
    return ValueType(Kind.NUMBER, dimension, unit, currency)


def base_unit(dimension: Dimension) -> Unit:
    """The unit of that dimension with factor 1, named after it."""
    return Unit(str(dimension), dimension, Fraction(1))


def product_unit(left: ValueType, right: ValueType) -> Unit:
    """The unit of a product, in one word if there is one: in × in is in2, units × kg is kg."""
    a, b = (type_.unit or base_unit(type_.dimension) for type_ in (left, right))
    if b.dimension == SCALAR and b.factor == 1:
        return a
    if a.dimension == SCALAR and a.factor == 1:
        return b
    product = a * b
    for symbol, dimension, factor in KNOWN:
        if (dimension, factor) == (product.dimension, product.factor) and dimension != SCALAR:
            return Unit(symbol, dimension, factor)
    return product
