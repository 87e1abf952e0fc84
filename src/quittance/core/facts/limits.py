"""Whether a number lies within the bounds that its definition declares."""

from __future__ import annotations

from quittance.core.facts.column import column_of
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.schema import FactColumn
from quittance.kernel.exact import Exact, as_fraction, exact_text
from quittance.kernel.unit import Unit


def is_within(definition: FactDefinition, value: Exact, unit: Unit) -> bool:
    """Whether `value`, given in `unit`, is neither too low, too high nor too finely divided."""
    column = column_of(definition, unit)
    scaled = as_fraction(value) * 10**column.decimals
    return column.lowest <= value <= column.highest and scaled.denominator == 1


def limits_text(column: FactColumn) -> str:
    """What a number of that column may be, in words: "0 to 100000 kg, at most 3 decimals"."""
    unit = "" if column.unit is None or column.unit.symbol in ("1", "money") else f" {column.unit}"
    decimals = f"at most {column.decimals} decimals" if column.decimals else "whole numbers"
    return f"{exact_text(column.lowest)} to {exact_text(column.highest)}{unit}, {decimals}"
