"""Chance that is the same everywhere: splitmix64 over seed, column and row number, in whole numbers only.

A value depends on nothing but its seed, the name of its column and its row, so neither the size of a chunk
nor a release of numpy changes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Bits = npt.NDArray[np.uint64]

_GOLDEN = 0x9E3779B97F4A7C15
_FIRST, _SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_MASK = (1 << 64) - 1


def _mixed(z: int) -> int:
    z = ((z ^ (z >> 30)) * _FIRST) & _MASK
    z = ((z ^ (z >> 27)) * _SECOND) & _MASK
    return z ^ (z >> 31)


def _start(seed: int, column: str) -> int:
    """Where a column's own sequence starts: an FNV-1a hash of its name, mixed with the seed."""
    name = 0xCBF29CE484222325
    for byte in column.encode():
        name = ((name ^ byte) * 0x100000001B3) & _MASK
    return _mixed(name ^ _mixed(seed & _MASK))


@cache
def _spread(weights: tuple[int, ...]) -> Whole:
    """Every place as often as its weight, so that drawing one is a look-up."""
    return np.repeat(np.arange(len(weights), dtype=np.int64), weights)


@dataclass(frozen=True, slots=True)
class Draw:
    """Chance for some rows. `rows` are their numbers, or those of what shares one luck (an order)."""

    seed: int
    rows: Whole

    def bits(self, column: str) -> Bits:
        """64 random bits for each row."""
        z = (self.rows.astype(np.uint64) + np.uint64(1)) * np.uint64(_GOLDEN)
        z += np.uint64(_start(self.seed, column))
        z = (z ^ (z >> np.uint64(30))) * np.uint64(_FIRST)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(_SECOND)
        return z ^ (z >> np.uint64(31))

    def below(self, column: str, limit: int) -> Whole:
        """A whole number from 0 to limit - 1, each as likely; `limit` is below 2^31."""
        high = self.bits(column) >> np.uint64(32)
        return ((high * np.uint64(limit)) >> np.uint64(32)).astype(np.int64)

    def choice(self, column: str, weights: Sequence[int]) -> Whole:
        """The place of one of the weights, as likely as its weight."""
        return _spread(tuple(weights))[self.below(column, sum(weights))]

    def chance(self, column: str, per_mille: int) -> npt.NDArray[np.bool_]:
        """Yes for so many rows in a thousand."""
        return self.below(column, 1000) < per_mille

    def curve(self, column: str, knots: Sequence[tuple[int, int]]) -> Whole:
        """A value by a table of the inverse distribution: (share in 100,000ths, value), lines between."""
        shares = np.array([share for share, _ in knots], dtype=np.int64)
        values = np.array([value for _, value in knots], dtype=np.int64)
        at = self.below(column, int(shares[-1]))
        left = _spread(tuple(np.diff(shares).tolist()))[at]
        width, rise = np.diff(shares)[left], np.diff(values)[left]
        value: Whole = values[left] + rise * (at - shares[left]) // width
        return value
