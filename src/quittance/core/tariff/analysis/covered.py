"""What earlier rows of an edition take already, kept so that asking for one row is quick."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from quittance.core.tariff.analysis.arrange import from_position
from quittance.core.tariff.analysis.band import Band, Cut, Stretch, bands
from quittance.core.tariff.table import Phrase, Row, Table


@dataclass(slots=True)
class _Union:
    """Stretches joined where they touch, in order."""

    starts: list[Cut] = field(default_factory=list)
    ends: list[Cut] = field(default_factory=list)

    def has(self, low: Cut, high: Cut) -> bool:
        """Whether every value from `low` to `high` is inside."""
        place = bisect_right(self.starts, low) - 1
        return place >= 0 and high <= self.ends[place]

    def add(self, low: Cut, high: Cut) -> None:
        """Take the stretch in."""
        first, last = bisect_left(self.ends, low), bisect_right(self.starts, high)
        if first < last:
            low, high = min(low, self.starts[first]), max(high, self.ends[last - 1])
        self.starts[first:last] = [low]
        self.ends[first:last] = [high]


@dataclass(slots=True)
class _Node:
    branches: dict[Hashable, _Node] = field(default_factory=dict)
    bands: dict[Stretch, _Node] = field(default_factory=dict)
    union: _Union = field(default_factory=_Union)


class Covered:
    """The rows added so far as a tree: one level a key heading, the band with most limits at the leaves.

    It knows that a row is covered when one earlier row takes all it takes, or when several do that differ in
    the last band or in the words of one heading. A longer `starts with` prefix is never covered by a shorter.
    """

    def __init__(self, table: Table, rows: Iterable[Row]) -> None:
        """For rows of one edition of `table`; `rows` are only counted, not added."""
        by_limits = sorted(bands(table), key=lambda band: len({band.stretch(row) for row in rows}))
        self._bands: tuple[Band, ...] = tuple(by_limits[:-1])
        self._last: Band | None = by_limits[-1] if by_limits else None
        taken = {position for band in by_limits for position in band.positions} | {from_position(table)}
        self._words = tuple(i for i in range(len(table.keys)) if i not in taken)
        self._prefix = frozenset(i for i in self._words if table.keys[i].phrase is Phrase.STARTS_WITH)
        self._top = _Node()

    def has(self, row: Row) -> bool:
        """Whether rows added before leave nothing to this one."""
        return self._has(self._top, row, 0)

    def add(self, row: Row) -> None:
        """Take the row in."""
        nodes = [self._top]
        for position in self._words:
            cell = row.keys[position]
            branches: tuple[Hashable, ...] = cell if isinstance(cell, tuple) else (cell,)
            nodes = [node.branches.setdefault(branch, _Node()) for node in nodes for branch in branches]
        for band in self._bands:
            nodes = [node.bands.setdefault(band.stretch(row), _Node()) for node in nodes]
        stretch = self._last_stretch(row)
        for node in nodes:
            node.union.add(*stretch)

    def _has(self, node: _Node, row: Row, level: int) -> bool:
        if level < len(self._words):
            return self._has_word(node, row, level)
        at_band = level - len(self._words)
        if at_band < len(self._bands):
            low, high = self._bands[at_band].stretch(row)
            return any(
                self._has(branch, row, level + 1)
                for taken, branch in node.bands.items()
                if taken[0] <= low and high <= taken[1]
            )
        return node.union.has(*self._last_stretch(row))

    def _has_word(self, node: _Node, row: Row, level: int) -> bool:
        position = self._words[level]
        cell = row.keys[position]
        if position in self._prefix:
            prefixes: tuple[Hashable, ...] = cell if isinstance(cell, tuple) else (cell,)
            return all(self._goes_on(node, prefix, row, level) for prefix in prefixes)
        if self._goes_on(node, None, row, level):
            return True
        if cell is None:
            return self._goes_on(node, True, row, level) and self._goes_on(node, False, row, level)
        words: tuple[Hashable, ...] = cell if isinstance(cell, tuple) else (cell,)
        return all(self._goes_on(node, word, row, level) for word in words)

    def _goes_on(self, node: _Node, branch: Hashable, row: Row, level: int) -> bool:
        below = node.branches.get(branch)
        return below is not None and self._has(below, row, level + 1)

    def _last_stretch(self, row: Row) -> Stretch:
        return self._last.stretch(row) if self._last is not None else ((0, 0, 0), (0, 0, 1))
