"""The decision grid: for every combination of codes the row that wins, worked out before any fact is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quittance.engines.compile.tables.dimension import Dimension
from quittance.kernel.refusal import Refusal

CELLS_MAX = 4_000_000


class TableTooWide(Refusal):
    """The keys of a table make more combinations than a grid may have."""

    code = "TABLE_TOO_WIDE"


@dataclass(frozen=True, slots=True)
class GridCell:
    """`number` of the cell, the `winner` among the ranked rows; for a scale the `item`: all rows that fit
    when the keys on
    the band's operand are left out, and of all rows those whose limit is `reached`."""

    number: int
    winner: int
    item: int
    reached: int


def strides(dimensions: Sequence[Dimension], *, table: str) -> list[int]:
    """By how much each dimension's code moves the cell number. Refuses TABLE_TOO_WIDE."""
    result, step = [], 1
    for dimension in dimensions:
        result.append(step)
        step *= dimension.size
    if step > CELLS_MAX:
        raise TableTooWide(
            f"Table {table} asks about {len(dimensions)} things in {step:,} combinations; "
            f"at most {CELLS_MAX:,} are looked up.",
            "Split it: read a zone or a size class from one table, and the price from another.",
        )
    return result


def grid_cells(
    dimensions: Sequence[Dimension], content: int, rows: int, band: object = None
) -> Iterator[GridCell]:
    """Every cell in which some row fits."""
    steps = strides(dimensions, table="")
    everything = (1 << rows) - 1

    def descend(at: int, number: int, fitting: int, item: int, reached: int) -> Iterator[GridCell]:
        if at == len(dimensions):
            yield GridCell(number, (fitting & -fitting).bit_length() - 1, item, reached)
            return
        dimension = dimensions[at]
        free = band is not None and dimension.operand == band
        for code, mask in enumerate(dimension.masks[content]):
            left = fitting & mask
            if left:
                passed = dimension.reached[content][code] if dimension.reached else reached
                yield from descend(
                    at + 1, number + code * steps[at], left, item if free else item & mask, passed
                )

    yield from descend(0, 0, everything, everything, everything)
