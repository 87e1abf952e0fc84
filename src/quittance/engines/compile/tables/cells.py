"""The decision grid: for every combination of codes the row that wins, worked out before any fact is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quittance.engines.compile.tables.dimension import Dimension
from quittance.kernel.refusal import Refusal

CELLS_MAX = 4_000_000


class TableTooWide(Refusal):
    """The keys of a table make more combinations than a grid may have."""

    code = "TABLE_TOO_WIDE"


class GridCell(NamedTuple):
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
    everything = (1 << rows) - 1
    found = iter([(0, everything, everything if band is not None else 0, everything)])
    for dimension, step in zip(dimensions, strides(dimensions, table=""), strict=True):
        free = dimension.operand == band
        found = _narrowed(found, dimension, step, content, free=free)
    for number, fitting, item, reached in found:
        yield GridCell(number, (fitting & -fitting).bit_length() - 1, item, reached)


_Partial = tuple[int, int, int, int]
"""The number so far, and as masks: the rows that fit, the item, the rows reached."""


def _narrowed(
    cells: Iterator[_Partial], dimension: Dimension, step: int, content: int, *, free: bool
) -> Iterator[_Partial]:
    """Each cell once for every code of one more dimension that leaves it a row."""
    masks = dimension.masks[content]
    passed = dimension.reached[content] if dimension.reached else None
    for number, fitting, item, reached in cells:
        for code, mask in enumerate(masks):
            if left := fitting & mask:
                yield (
                    number + code * step,
                    left,
                    item if free else item & mask,
                    reached if passed is None else passed[code],
                )
