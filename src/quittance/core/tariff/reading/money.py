"""Types of values, and how they are put together: units as people read them, currencies, money."""

from __future__ import annotations

from fractions import Fraction

from quittance.core.facts.column import MONEY_UNIT, unit_of
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.tariff.language.unit import CardUnit
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.dimension import MONEY, SCALAR, Dimension
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
    """The step of which a counted fact is always a multiple; None for what is measured, in whatever unit it comes."""
    if definition.kind is not Kind.NUMBER or definition.decimals or unit_of(definition).dimension != SCALAR:
        return None
    return exact(unit_of(definition).factor)


def kind_type(kind: Kind) -> ValueType:
    """The type of a word, a yes/no or a date."""
    return _BY_KIND[kind]


def unit_for(dimension: Dimension, unit: Unit | None) -> Unit:
    """The unit, or if it does not fit the dimension, one in base units."""
    if unit is not None and unit.dimension == dimension:
        return unit
    return MONEY_UNIT if dimension == MONEY else Unit(str(dimension), dimension, Fraction(1))


def product_unit(left: Unit, right: Unit) -> Unit:
    """The unit of a product, in one word if there is one: in × in is in2, units × GBP is GBP."""
    if right.dimension == SCALAR and right.factor == 1:
        return left
    if left.dimension == SCALAR and left.factor == 1:
        return right
    product = left * right
    for symbol, dimension, factor in KNOWN:
        if dimension == product.dimension and factor == product.factor and dimension != SCALAR:
            return Unit(symbol, dimension, factor)
    return product


def quotient_unit(left: Unit, right: Unit) -> Unit:
    """The unit of a quotient that nobody wrote."""
    return Unit(f"{left} per {right}", left.dimension / right.dimension, left.factor / right.factor)
