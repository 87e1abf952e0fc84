"""What earlier rows of an edition take already, kept so that asking for one row is quick."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any

from quittance.core.tariff.analysis.arrange import from_position
from quittance.core.tariff.analysis.band import Band, Cut, Stretch, bands
from quittance.core.tariff.table import KeyCell, Phrase, Row, Table


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


_Asked = tuple[list[tuple[Hashable, ...]], list[Stretch], Stretch]
"""Of a row: the branches of each word heading, the stretch of each band, that of the last."""

_ANYTHING: Stretch = ((0, 0, 0), (0, 0, 1))


class Covered:
    """The rows taken in so far as a tree: one level a key heading, the band with most limits at the leaves.

    It knows that a row is covered when one earlier row takes all it takes, or when several do that differ in
    the last band or in the words of one heading. A longer `starts with` prefix is never covered by a shorter.
    """

    def __init__(self, table: Table, rows: Iterable[Row]) -> None:
        """For rows of one edition of `table`; `rows` are only counted, not taken in."""
        found = bands(table)
        if len(found) > 1:
            found = tuple(sorted(found, key=lambda band: len({band.stretch(row) for row in rows})))
        self._bands: tuple[Band, ...] = found[:-1]
        self._last: Band | None = found[-1] if found else None
        taken = {position for band in found for position in band.positions} | {from_position(table)}
        self._words = tuple(i for i in range(len(table.keys)) if i not in taken)
        self._is_prefix = tuple(table.keys[i].phrase is Phrase.STARTS_WITH for i in self._words)
        self._top = _Node()
        # Where rows of equal words stand. While no row leaves a word open and there is but one band, nothing
        # stands elsewhere that could take what another row of those words would take.
        self._leaves: dict[tuple[KeyCell, ...], list[_Node]] = {}
        self._is_plain = not self._bands

    def takes(self, row: Row) -> bool:
        """Take the row in, if rows taken in before leave something to it; whether they do."""
        cells = tuple([row.keys[i] for i in self._words])
        last = self._last.stretch(row) if self._last is not None else _ANYTHING
        self._is_plain = self._is_plain and None not in cells
        nodes = self._leaves.get(cells) if self._is_plain else None
        if nodes is None:
            return self._takes_elsewhere(row, cells, last)
        if all(node.union.has(*last) for node in nodes):
            return False
        for node in nodes:
            node.union.add(*last)
        return True

    def _takes_elsewhere(self, row: Row, cells: tuple[KeyCell, ...], last: Stretch) -> bool:
        words = [_branches(cell) for cell in cells]
        stretches = [band.stretch(row) for band in self._bands]
        if self._has(self._top, (words, stretches, last), 0):
            return False
        nodes = [self._top]
        for branches in words:
            nodes = [_below(node.branches, branch) for node in nodes for branch in branches]
        for stretch in stretches:
            nodes = [_below(node.bands, stretch) for node in nodes]
        for node in nodes:
            node.union.add(*last)
        self._leaves[cells] = nodes
        return True

    def _has(self, node: _Node, asked: _Asked, level: int) -> bool:
        words, stretches, last = asked
        if level < len(words):
            return self._has_word(node, asked, level)
        if level - len(words) < len(stretches):
            low, high = stretches[level - len(words)]
            return any(
                self._has(branch, asked, level + 1)
                for taken, branch in node.bands.items()
                if taken[0] <= low and high <= taken[1]
            )
        return node.union.has(*last)

    def _has_word(self, node: _Node, asked: _Asked, level: int) -> bool:
        branches = asked[0][level]
        if not self._is_prefix[level]:
            if self._goes_on(node, None, asked, level):
                return True
            if branches == (None,):
                branches = (True, False)
        return all(self._goes_on(node, branch, asked, level) for branch in branches)

    def _goes_on(self, node: _Node, branch: Hashable, asked: _Asked, level: int) -> bool:
        below = node.branches.get(branch)
        return below is not None and self._has(below, asked, level + 1)


def _branches(cell: KeyCell) -> tuple[Hashable, ...]:
    return cell if isinstance(cell, tuple) else (cell,)


def _below(nodes: dict[Any, _Node], branch: object) -> _Node:
    """The node of that branch, made where there is none."""
    if branch not in nodes:
        nodes[branch] = _Node()
    return nodes[branch]
