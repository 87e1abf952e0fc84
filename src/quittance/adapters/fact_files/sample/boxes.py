"""Weights and sides of parcels and articles: a long tail of weights, and boxes that fit them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from quittance.adapters.fact_files.sample.columns import Column, decimals
from quittance.adapters.fact_files.sample.draw import Draw, Whole

PARCEL_GRAMS = (
    (0, 20), (1_000, 55), (5_000, 115), (10_000, 170), (25_000, 330), (50_000, 700), (75_000, 1_480),
    (90_000, 2_900), (95_000, 4_300), (98_000, 7_500), (99_000, 11_000), (99_500, 16_500), (99_900, 28_000),
    (100_000, 40_000),
)  # fmt: skip
ARTICLE_GRAMS = (
    (0, 8), (5_000, 45), (15_000, 90), (30_000, 170), (50_000, 330), (70_000, 700), (85_000, 1_500),
    (95_000, 3_900), (99_000, 11_500), (99_900, 24_000), (100_000, 40_000),
)  # fmt: skip
_SPACE = ((0, 8), (10_000, 14), (50_000, 38), (90_000, 88), (99_000, 140), (100_000, 220))
"""Tenths of a cubic centimetre per gram: water is 10, a well-packed parcel about 40."""

_CUBES = np.arange(1, 1_500, dtype=np.int64) ** 3
_LONGEST_MM, _THINNEST_MM = 1_900, 4
_ORDERS = np.array([(0, 1, 2), (0, 1, 2), (0, 1, 2), (1, 0, 2), (0, 2, 1), (2, 1, 0)], dtype=np.int64)
"""Which side people call length, width and height: mostly the longest, the next, the shortest."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Grams, and three sides in millimetres as they were typed, one column each."""

    grams: Whole
    sides: tuple[Whole, Whole, Whole]

    def columns(self) -> dict[str, Column]:
        """weight [kg] to the gram, length, width and height [cm] to the millimetre."""
        sides = zip(("length", "width", "height"), self.sides, strict=True)
        return {
            "weight": decimals(self.grams, 9, 3),
            **{name: decimals(side, 6, 1) for name, side in sides},
        }

    @property
    def cubic_centimetres(self) -> Whole:
        """The volume, cut to whole cubic centimetres."""
        length, width, height = self.sides
        return length * width * height // 1_000


def boxes(draw: Draw, grams_curve: tuple[tuple[int, int], ...]) -> Boxes:
    """A weight for each row and a box in proportion to it."""
    grams = draw.curve("grams", grams_curve)
    cubic_mm = grams * draw.curve("space", _SPACE) * 100
    cube = np.searchsorted(_CUBES, cubic_mm).astype(np.int64) + 1
    longest = np.clip(cube * (115 + draw.below("longest", 120)) // 100, _THINNEST_MM, _LONGEST_MM)
    median = np.clip(cube * (75 + draw.below("median", 45)) // 100, _THINNEST_MM, longest)
    shortest = np.clip(cubic_mm // (longest * median), _THINNEST_MM, median)
    stacked = np.stack((longest, median, shortest))
    order = _ORDERS[draw.below("sides", len(_ORDERS))]
    rows = np.arange(len(grams))
    first, second, third = (stacked[order[:, place], rows] for place in range(3))
    return Boxes(grams, (first, second, third))
