"""Weights of any unit as whole numbers, so that they compare exactly here and in SQL."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from quittance.kernel.dimension import MASS
from quittance.kernel.exact import as_fraction
from quittance.kernel.quantity import Quantity
from quittance.kernel.unit_table import CODES, KNOWN

DECIMALS = 6
"""Decimals of a reading in the lake."""

LARGEST = 1_000_000
"""No parcel weighs more kilograms; with it every product of the comparison stays under 38 digits."""

_FINEST = 10**12  # an ounce has twelve decimals of a kilogram

FACTORS: dict[str, int] = {
    name: int(factor * _FINEST)
    for symbol, dimension, factor in KNOWN
    if dimension == MASS
    for name in (symbol, *(code for code, of in CODES.items() if of == symbol))
}
"""Unit of a reading, by symbol or UN/ECE code → what its millionth part counts in the finest step."""


def size_of_reading(value: Decimal, unit: str) -> int | None:
    """The size of a reading in the finest step; None if its unit measures no weight or it weighs too much."""
    if unit not in FACTORS:
        return None
    size = int(value * 10**DECIMALS) * FACTORS[unit]
    return size if 0 < size <= LARGEST * 10**DECIMALS * _FINEST else None


def size_of(weight: Quantity) -> int:
    """The size of a weight of a rule, cut to the finest step."""
    exact = as_fraction(weight.value) * weight.unit.factor * 10**DECIMALS * _FINEST
    return int(Fraction(exact))
