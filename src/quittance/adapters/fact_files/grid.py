"""Numbers of several columns brought to one unit and as many decimals: their integers compare and add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quittance.adapters.fact_files import sql
from quittance.adapters.fact_files.number import BIGINT_MAX, COMMON
from quittance.core.facts.schema import FactColumn
from quittance.kernel.unit import Unit


@dataclass(frozen=True, slots=True)
class Steps:
    """An integer expression and what it cannot fall below or exceed."""

    sql: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One step of an integer is worth 1 / 10^decimals of `unit`."""

    unit: Unit
    decimals: int

    def place(self, column: FactColumn, steps: Steps) -> Steps:
        """The integers of `column` on this grid."""
        times = column.factor / self.unit.factor * 10**self.decimals
        assert times.denominator == 1, "a grid is never coarser than its columns"
        factor = times.numerator
        wide = steps.high * factor > BIGINT_MAX >= steps.high
        return Steps(sql.times(steps.sql, factor, wide=wide), steps.low * factor, steps.high * factor)


def grid_of(columns: Sequence[FactColumn]) -> Grid:
    """The coarsest grid for all of them: their own unit, or the dimension's common one if they differ."""
    units = [column.unit for column in columns]
    first = units[0]
    assert first is not None, "only numbers stand on a grid"
    unit = first if all(other == first for other in units) else COMMON.get(first.dimension, first)
    decimals = max(column.decimals for column in columns)
    while any((column.factor / unit.factor * 10**decimals).denominator != 1 for column in columns):
        decimals += 1
    return Grid(unit, decimals)
