"""The column that holds a fact, given its definition and the unit of a file."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.schema import FactColumn
from quittance.kernel.dimension import MONEY
from quittance.kernel.unit import Unit, UnitsDoNotFit, compatible, parse_unit

MONEY_UNIT = Unit("money", MONEY, Fraction(1))
"""Major units of the subject's currency."""

DECIMALS = {
    "kg": 3, "g": 1, "t": 6, "lb": 4, "oz": 3, "cwt": 6,
    "cm": 2, "mm": 1, "m": 4, "in": 3, "ft": 4,
    "m3": 6, "cm3": 3, "mm3": 0, "ft3": 6, "in3": 3, "l": 3,
}  # fmt: skip
"""How many decimals a file may have in a unit that is not the fact's own."""


def unit_of(definition: FactDefinition) -> Unit:
    """The unit of a number that comes without one."""
    return MONEY_UNIT if definition.unit == "money" else parse_unit(definition.unit or "1")


def decimals_in(definition: FactDefinition, unit: Unit) -> int:
    """How many decimals a number of that fact may have in `unit`."""
    own = unit_of(definition)
    if unit.factor == own.factor:
        return definition.decimals
    return DECIMALS.get(unit.symbol, definition.decimals)


def column_of(
    definition: FactDefinition,
    unit: Unit | None = None,
    *,
    decimals: int | None = None,
    required: bool = False,
) -> FactColumn:
    """The column for that fact in `unit` (default its own), with the bounds converted and cut to whole units.

    Refuses with `UnitsDoNotFit` a unit that measures something else.
    """
    if definition.kind is not Kind.NUMBER:
        return FactColumn(definition.name, definition.kind, required=required)
    own = unit_of(definition)
    unit = unit or own
    if not compatible(own, unit):
        raise UnitsDoNotFit(f"{definition.name} is in {own}, which {unit} does not convert to.")
    highest = definition.highest
    if unit.factor != own.factor:
        highest = Decimal(int(definition.highest * 10**12) * own.factor // (unit.factor * 10**12))
    return FactColumn(
        name=definition.name,
        kind=definition.kind,
        unit=unit,
        decimals=decimals_in(definition, unit) if decimals is None else decimals,
        lowest=-highest if definition.signed else Decimal(0),
        highest=highest,
        required=required,
    )
