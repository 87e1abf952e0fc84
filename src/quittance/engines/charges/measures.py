"""Weights and volumes of parcels as whole numbers to allocate by."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from quittance.engines.charges.weight_readings import sized
from quittance.kernel.dimension import LENGTH, VOLUME
from quittance.kernel.unit_table import CODES, KNOWN

_FINEST = 10**12
"""Cubic inches and cubic feet have twelve decimals of a cubic metre."""


def gross(weight: str, unit: str) -> str:
    """SQL for a weight in steps of 10^-12 kg; what is finer is cut off, null where there is none."""
    return f"{sized(weight, unit)} // 1000000"


def volume(row: str) -> str:
    """SQL for the volume of a row in steps of 10^-15 m3: its own, else that of its box; else null."""
    own = f"CAST({row}.volume * 1000000 AS HUGEINT) * {_factor(f'{row}.volume_uom', _FACTORS)} // 1000"
    sides = " * ".join(f"CAST({row}.{side} * 1000 AS HUGEINT)" for side in ("longest", "median", "shortest"))
    box = f"{sides} * {_factor(f'{row}.longest_uom', _CUBES)} // 1000000"
    return f"coalesce({own}, {box})"


def chargeable(weight: str, unit: str, row: str, cm3_per_kg: str) -> str:
    """SQL for the greater of weight and volume, in steps of 10^-12 kg; the weight if no volume is known."""
    by_volume = f"{volume(row)} * 1000 // {cm3_per_kg}"  # 10^-15 m3 = 10^-9 cm3
    return f"greatest({gross(weight, unit)}, coalesce({by_volume}, 0))"


def _factors(dimension: object, power: int) -> dict[str, int]:
    return {
        name: int(Fraction(factor) ** power * _FINEST)
        for symbol, of, factor in KNOWN
        if of == dimension
        for name in (symbol, *(code for code, known in CODES.items() if known == symbol))
    }


_FACTORS = _factors(VOLUME, 1)
_CUBES = _factors(LENGTH, 3)


def _factor(unit: str, factors: Mapping[str, int]) -> str:
    branches = " ".join(f"WHEN '{name}' THEN CAST('{factor}' AS HUGEINT)" for name, factor in factors.items())
    return f"CASE {unit} {branches} END"
