"""A table as it reads on one day: rows of one edition, word by word, with the words that name each row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from quittance.core.facts.kind import Kind
from quittance.core.tariff.analysis.arrange import from_position
from quittance.core.tariff.analysis.band import bands
from quittance.core.tariff.printed import key_text, name_of_heading
from quittance.core.tariff.table import KeyCell, Row, Table

Item = tuple[KeyCell, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row for one combination of single words: `item` its word cells, `limits` those of its bands."""

    item: Item
    limits: Item
    row: Row


@dataclass(frozen=True, slots=True)
class View:
    """The entries of a table on a day, and at which key positions its words and its limits stand."""

    table: Table
    words: tuple[int, ...]
    limits: tuple[int, ...]
    entries: tuple[Entry, ...]

    def about(self, entry: Entry, *, with_limits: bool = True) -> str:
        """The words of the row and its limits: "medium parcel, up to 10 kg"."""
        parts = [self._word(position, cell) for position, cell in zip(self.words, entry.item, strict=True)]
        if not any(parts):
            parts = list(self._result_words(entry.row))
        if with_limits:
            parts += [
                self._limit(position, cell) for position, cell in zip(self.limits, entry.limits, strict=True)
            ]
        return ", ".join(filter(None, parts))

    def _word(self, position: int, cell: KeyCell) -> str:
        if cell is None:
            return ""
        key = self.table.keys[position]
        if isinstance(cell, bool):
            name = name_of_heading(key.heading).removesuffix(f" {key.phrase}")
            return f"{'' if cell else 'not '}{name.replace('_', ' ')}"
        return key_text(key, cell).replace("_", " ")

    def _limit(self, position: int, cell: KeyCell) -> str:
        if cell is None:
            return ""
        key = self.table.keys[position]
        name = "" if len({self.table.keys[i].operand for i in self.limits}) == 1 else _subject(key.heading)
        return f"{name} {key.phrase} {key_text(key, cell)}".strip()

    def _result_words(self, row: Row) -> Iterator[str]:
        for result, cell in zip(self.table.results, row.results, strict=True):
            if result.type.kind is Kind.WORD and isinstance(cell, str):
                yield cell.replace("_", " ")
                return


def view(table: Table, on: date) -> View:
    """The table as it reads on that day: the rows of its latest edition on or before."""
    limits = tuple(sorted(position for band in bands(table) for position in band.positions))
    from_ = from_position(table)
    words = tuple(i for i in range(len(table.keys)) if i not in limits and i != from_)
    return View(
        table, words, limits, tuple(entry for row in _rows(table, on) for entry in _split(row, words, limits))
    )


def edition_days(table: Table) -> set[date]:
    """The first days of its editions; none without `from`."""
    position = from_position(table)
    if position is None:
        return set()
    return {day for row in table.rows if isinstance(day := row.keys[position], date)}


def _rows(table: Table, on: date) -> list[Row]:
    position = from_position(table)
    if position is None:
        return list(table.rows)
    starts = max((day for day in edition_days(table) if day <= on), default=None)
    return [row for row in table.rows if row.keys[position] == starts]


def _split(row: Row, words: tuple[int, ...], limits: tuple[int, ...]) -> Iterator[Entry]:
    choices: list[list[KeyCell]] = []
    for position in words:
        cell = row.keys[position]
        choices.append([(word,) for word in cell] if isinstance(cell, tuple) else [cell])
    for item in product(*choices):
        yield Entry(item, tuple(row.keys[position] for position in limits), row)


def _subject(heading: str) -> str:
    return heading.split()[0]
