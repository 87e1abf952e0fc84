"""Which row of a printed table is read: latest edition, longest `starts with`, topmost.

All that a table can tell of a value is little: whether it is one of its words, the longest of its prefixes
that the value starts with, between which of its limits it lies. So every value becomes such a mark first, and
the row for a combination of marks is looked for once, from the top, and then remembered.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date
from typing import Any

from quittance.core.rating.case import Case
from quittance.core.rating.narrowing import Keyed, Narrowed, as_word
from quittance.core.tariff.table import Phrase, Row, Table

Read = Callable[[Case], Any]
Mark = Callable[[Any], Any]

_UNSEEN = object()


class RowFinder:
    """Finds the row of one table. `reads` stand in the order of the table's keys (None at `from`)."""

    def __init__(self, table: Table, reads: tuple[Read | None, ...], day: Read) -> None:
        self._reads = tuple(read for read in reads if read is not None)
        places = [place for place, key in enumerate(table.keys) if key.phrase is not Phrase.FROM]
        self._phrases = tuple((place, table.keys[place].phrase) for place in places)
        marks = [_mark(table.keys[place].phrase, _cells(table, place)) for place in places]
        self._marked = tuple(zip(self._reads, marks, strict=True))
        self._editions = _Editions(table, self._phrases)
        self._day = day if self._editions.are_dated else None
        self._found: dict[tuple[Any, ...], Row | None] = {}

    def find(self, case: Case) -> Row | None:
        """The row for this case, None when no row fits. Refuses when a key cannot be read."""
        marks = self.marks(case)
        row: Any = self._found.get(marks, _UNSEEN)
        if row is _UNSEEN:
            values = self._values(case)
            row = self._found[marks] = self._look(self._editions.rows[marks[0]].near(values), values)
        return row  # type: ignore[no-any-return]  # a Row or None by now

    def marks(self, case: Case) -> tuple[Any, ...]:
        """The edition, and all that the keys can tell of the case: the same for every case that reads the
        same row."""
        edition = self._editions.at(self._day(case)) if self._day else 0
        return (edition, *[mark(read(case)) for read, mark in self._marked])

    def alike(self, case: Case, row: Row, left_out: frozenset[int]) -> list[Row]:
        """The rows of the edition that fit the case in the way the row read does, the keys at some places
        left out.

        In the same way: filled where its cells are filled, empty where they are empty, by prefixes as long as
        its own.
        """
        everything = self._values(case)
        kept = [number for number, (place, _) in enumerate(self._phrases) if place not in left_out]
        phrases = tuple(self._phrases[number] for number in kept)
        values = [everything[number] for number in kept]
        own = _match(row, phrases, values)
        return [
            other
            for other in self._editions.rows[self.marks(case)[0]].near(everything)
            if _match(other, phrases, values) == own
            and all((other.keys[place] is None) is (row.keys[place] is None) for place, _ in phrases)
        ]

    def _values(self, case: Case) -> list[Any]:
        return [read(case) for read in self._reads]

    def _look(self, rows: list[Row], values: list[Any]) -> Row | None:
        best: Row | None = None
        longest: tuple[int, ...] = ()
        for row in rows:
            matched = _match(row, self._phrases, values)
            if matched is not None and (best is None or matched > longest):
                best, longest = row, matched
        return best


def _match(row: Row, phrases: Keyed, values: list[Any]) -> tuple[int, ...] | None:
    """The lengths of the prefixes matched, leftmost key first; None when some key does not fit."""
    lengths = []
    for (place, phrase), value in zip(phrases, values, strict=True):
        cell = row.keys[place]
        if cell is not None and (value is None or not _fits(phrase, cell, value)):
            return None
        if phrase is Phrase.STARTS_WITH:
            lengths.append(0 if cell is None else max(len(word) for word in cell if value.startswith(word)))  # type: ignore[union-attr]
    return tuple(lengths)


def _fits(phrase: Phrase, cell: Any, value: Any) -> bool:
    match phrase:
        case Phrase.IS:
            return as_word(value) in cell if isinstance(cell, tuple) else bool(value == cell)
        case Phrase.STARTS_WITH:
            return any(value.startswith(word) for word in cell)
        case Phrase.UP_TO:
            return bool(value <= cell)
        case Phrase.OVER:
            return bool(value > cell)
        case Phrase.AT_LEAST:
            return bool(value >= cell)
        case Phrase.UNDER:
            return bool(value < cell)
        case Phrase.FROM:
            raise AssertionError("the edition is chosen before its rows")


def _cells(table: Table, place: int) -> list[Any]:
    return [row.keys[place] for row in table.rows if row.keys[place] is not None]


def _mark(phrase: Phrase, cells: list[Any]) -> Mark:
    if phrase is Phrase.IS:
        words = {word for cell in cells for word in (cell if isinstance(cell, tuple) else (cell,))}
        return lambda value: word if (word := as_word(value)) in words else None
    if phrase is Phrase.STARTS_WITH:
        return _prefix_mark({prefix for cell in cells for prefix in cell})
    return _break_mark(sorted(set(cells)))


def _prefix_mark(prefixes: set[str]) -> Mark:
    lengths = sorted({len(prefix) for prefix in prefixes}, reverse=True)

    def longest(value: str | None) -> str | None:
        if value is not None:
            for length in lengths:
                if (start := value[:length]) in prefixes:
                    return start
        return None

    return longest


def _break_mark(breaks: list[Any]) -> Mark:
    """An even number between two limits, an odd one on a limit."""
    count = len(breaks)

    def place(value: Any) -> int:
        if value is None:
            return -1
        at = bisect_left(breaks, value)
        return 2 * at + 1 if at < count and breaks[at] == value else 2 * at

    return place


class _Editions:
    """The rows by edition. A row with an empty `from` belongs to every edition; edition 0 has only such
    rows."""

    def __init__(self, table: Table, keyed: Keyed) -> None:
        place = next((place for place, key in enumerate(table.keys) if key.phrase is Phrase.FROM), None)
        self.are_dated = place is not None
        self.starts: list[date] = [] if place is None else sorted(set(_cells(table, place)))
        editions = [
            [row for row in table.rows if place is None or row.keys[place] in (None, start)]
            for start in (None, *self.starts)
        ]
        self.rows = [Narrowed(rows, keyed) for rows in editions]

    def at(self, day: date) -> int:
        """The number of the latest edition on or before the day."""
        return bisect_right(self.starts, day)
