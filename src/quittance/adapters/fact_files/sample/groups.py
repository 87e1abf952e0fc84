"""Rows in groups, such as the lines of an order, found without looking at any other row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from quittance.adapters.fact_files.sample.draw import Draw, Whole

_BLOCK = 12
ORDER_LINES = (
    (1, 1, 1, 1, 1, 1, 1, 1, 1, 3),
    (1, 1, 2, 1, 1, 2, 1, 1, 1, 1),
    (1, 2, 1, 1, 4, 1, 1, 1),
    (2, 1, 1, 1, 1, 1, 1, 2, 1, 1),
    (3, 1, 1, 2, 1, 1, 1, 1, 1),
    (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
)
"""Ways to cut twelve lines into orders of one to four; each is as likely."""

PARCELS = (
    (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    (1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1),
    (1, 1, 1, 1, 1, 1, 1, 3, 1, 1),
)
"""The same for the parcels of an order."""


def group_of(seed: int, rows: Whole, name: str, cuts: Sequence[Sequence[int]]) -> Whole:
    """The number of each row's group: the number of its first row, which no other group has."""
    first = np.array([_first_places(cut) for cut in cuts], dtype=np.int64)
    block, place = rows // _BLOCK, rows % _BLOCK
    cut = Draw(seed, block).below(name, len(cuts))
    return block * _BLOCK + first[cut, place]


def _first_places(cut: Sequence[int]) -> list[int]:
    places: list[int] = []
    for size in cut:
        places += [len(places)] * size
    assert len(places) == _BLOCK, "a cut uses up the block"
    return places
