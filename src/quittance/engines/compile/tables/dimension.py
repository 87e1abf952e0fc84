"""One thing a table asks about, as a small code: which band, which word, which prefix, which edition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from quittance.engines.compile.sql import Sql


@dataclass(frozen=True, slots=True)
class Dimension:
    """`code` is an integer expression from 0 to size - 1 (null when the value is missing).

    `masks[content][code]` has bit i set when row i of that content (in order of preference) fits in all the
    keys that ask about this thing. `operand` names the thing, so that scales can leave its keys out.
    `reached` is as `masks` for the one key that is the band of a scale, so that the row a quantity falls in
    is known; empty elsewhere.
    """

    operand: object
    code: Sql
    size: int
    masks: tuple[tuple[int, ...], ...]
    reached: tuple[tuple[int, ...], ...] = ()


def mask(positions: Iterable[int], size: int) -> int:
    """A bit mask of `size` bits with the positions set; made in one pass, since tables may have 50,000
    rows."""
    octets = bytearray(size // 8 + 1)
    for position in positions:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


def rows_by_cell(cells: Sequence[Any]) -> dict[Any, int]:
    """For every different cell the mask of its rows."""
    rows_of: dict[Any, list[int]] = {}
    for position, cell in enumerate(cells):
        rows_of.setdefault(cell, []).append(position)
    return {cell: mask(rows, len(cells)) for cell, rows in rows_of.items()}


def masks_by_value(cells: Sequence[Any], codes: Sequence[Any], fits: Callable[[Any, Any], bool]) -> list[int]:
    """For every code the mask of the rows whose cell fits; equal cells are looked at once."""
    by_cell = rows_by_cell(cells)
    result = []
    for code in codes:
        total = 0
        for cell, rows in by_cell.items():
            if fits(cell, code):
                total |= rows
        result.append(total)
    return result


def word_masks(cells: Sequence[tuple[Any, ...]], words: Sequence[str]) -> list[int]:
    """For no word, then for every word the mask of the rows all of whose cells are empty or have it among
    theirs. Goes through the words of each different cell, so that many words by many cells is no product.
    """
    of_word = dict.fromkeys(words, 0)
    of_any = 0
    for asked, rows in rows_by_cell(cells).items():
        # A yes or no is no word: that is what a key is compared with whose fact the file does not have.
        filled = [cell if isinstance(cell, tuple) else () for cell in asked if cell is not None]
        if not filled:
            of_any = rows
        else:
            for word in set(filled[0]).intersection(*filled[1:]) & of_word.keys():
                of_word[word] |= rows
    return [of_any, *(of_word[word] | of_any for word in words)]


def prefix_masks(cells: Sequence[tuple[Any, ...]], found: Sequence[str]) -> list[int]:
    """For every text found the mask of the rows all of whose cells are empty or starts of it. Asks for the
    starts, which are few, and not for the cells, of which a table of postcodes has thousands.
    """
    if not cells:
        return [0] * len(found)
    by_key = [rows_by_cell(column) for column in zip(*cells, strict=True)]
    result = []
    for text in found:
        total = -1
        for rows_of in by_key:
            starts = (rows_of.get(text[:length], 0) for length in range(len(text) + 1))
            total &= reduce(or_, starts, rows_of.get(None, 0))
        result.append(total)
    return result
