"""The rows of an edition by the words of their most telling key, so that a long postcode list is not passed
row by row."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from quittance.core.tariff.table import Phrase, Row
from quittance.kernel.exact import exact_text

_WORDED = (Phrase.IS, Phrase.STARTS_WITH)

Keyed = tuple[tuple[int, Phrase], ...]
"""Places of a table's keys with their phrases, `from` left out."""


class Narrowed:
    """The rows of an edition. `near` leaves out only rows that cannot fit."""

    def __init__(self, rows: list[Row], keyed: Keyed) -> None:
        self._rows = rows
        self._number: int | None = None  # which of the keys narrows
        self._by_word: dict[Any, list[int]] = {}
        for number, (place, phrase) in enumerate(keyed):
            by_word = _by_word(rows, place) if phrase in _WORDED else {}
            if len(by_word) > len(self._by_word):
                self._number, self._by_word = number, by_word
        self._any: list[int] = []
        self._lengths: list[int] | None = None
        if self._number is not None:
            place, phrase = keyed[self._number]
            self._any = [at for at, row in enumerate(rows) if row.keys[place] is None]
            if phrase is Phrase.STARTS_WITH:
                self._lengths = sorted({len(word) for word in self._by_word})

    def near(self, values: list[Any]) -> list[Row]:
        """The rows that may fit these values of the keys, as printed."""
        if self._number is None:
            return self._rows
        places = set(self._any)
        for word in self._words(values[self._number]):
            places.update(self._by_word.get(word, ()))
        return [self._rows[at] for at in sorted(places)]

    def _words(self, value: Any) -> list[Any]:
        if value is None:
            return []
        if self._lengths is None:
            return [as_word(value)]
        return [value[:length] for length in self._lengths if length <= len(value)]


def as_word(value: Any) -> Any:
    """The value as an `is` cell writes it: a number as its digits, a word or yes/no as it stands."""
    return exact_text(value) if isinstance(value, (Decimal, Fraction)) else value


def _by_word(rows: list[Row], place: int) -> dict[Any, list[int]]:
    found: dict[Any, list[int]] = {}
    for at, row in enumerate(rows):
        cell = row.keys[place]
        for word in cell if isinstance(cell, tuple) else () if cell is None else (cell,):
            found.setdefault(word, []).append(at)
    return found
