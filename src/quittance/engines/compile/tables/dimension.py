"""One thing a table asks about, as a small code: which band, which word, which prefix, which edition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from quittance.engines.compile.sql import Sql


@dataclass(frozen=True, slots=True)
class Dimension:
    """`code` is an integer expression from 0 to size - 1 (null when the value is missing).

    `masks[content][code]` has bit i set when row i of that content (in order of preference) fits in all the
    keys that
    ask about this thing. `operand` names the thing, so that scales can leave its keys out. `reached` is as
    `masks` for
    the one key that is the band of a scale, so that the row a quantity falls in is known; empty elsewhere.
    """

    operand: object
    code: Sql
    size: int
    masks: tuple[tuple[int, ...], ...]
    reached: tuple[tuple[int, ...], ...] = ()


def mask(positions: Iterable[int], size: int) -> int:
    """A bit mask of `size` bits with the positions set; made in one pass, since tables may have 50,000
    rows.
    """
    octets = bytearray(size // 8 + 1)
    for position in positions:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


def masks_by_value(cells: Sequence[Any], codes: Sequence[Any], fits: Callable[[Any, Any], bool]) -> list[int]:
    """For every code the mask of the rows whose cell fits; equal cells are looked at once."""
    rows_of: dict[Any, list[int]] = {}
    for position, cell in enumerate(cells):
        rows_of.setdefault(cell, []).append(position)
    by_cell = {cell: mask(rows, len(cells)) for cell, rows in rows_of.items()}
    result = []
    for code in codes:
        total = 0
        for cell, rows in by_cell.items():
            if fits(cell, code):
                total |= rows
        result.append(total)
    return result
