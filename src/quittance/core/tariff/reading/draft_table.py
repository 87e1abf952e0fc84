"""A table whose headings and result cells are read, and whose keys wait for the first line that reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from quittance.core.tariff.language.heading import HeadingText
from quittance.core.tariff.language.rate import PerText
from quittance.core.tariff.source import SourceCell, SourceTable
from quittance.core.tariff.table import Result, ResultCell
from quittance.kernel.finding import Place

NUMBERS = ("price", "rate", "above", "at_least", "at_most")
"""Result headings that fill in the line and must be numbers with a unit."""


@dataclass(frozen=True, slots=True)
class DraftKey:
    """A key heading as written, and the column it stands in."""

    text: HeadingText
    cell: SourceCell
    column: int


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row: its key cells as written, its result cells read. `good` is False if one of them could not be."""

    place: Place
    keys: tuple[SourceCell, ...]
    results: tuple[ResultCell, ...]
    note: str
    source: str
    trust: str


@dataclass(slots=True)
class DraftTable:
    """A table on its way."""

    source: SourceTable
    keys: tuple[DraftKey, ...]
    results: tuple[Result, ...]
    result_places: tuple[Place, ...]
    per_texts: tuple[PerText | None, ...]  # of the results, where they are rates
    rows: tuple[DraftRow, ...]
    soft: bool = False
    used: bool = field(default=False)

    @property
    def name(self) -> str:
        """The table's name."""
        return self.source.name

    def named(self, name: str) -> tuple[Result, ...]:
        """The results of that name, one for each label and unit."""
        return tuple(result for result in self.results if result.name == name)

    def currency_of(self, names: Sequence[str]) -> str | None:
        """The one currency of the results of these names; None if each label has its own."""
        currencies = {result.type.currency for result in self.results if result.name in names} - {None}
        return currencies.pop() if len(currencies) == 1 else None

    def place_of(self, name: str) -> Place:
        """Where the first heading of that name stands."""
        return next(
            (
                place
                for result, place in zip(self.results, self.result_places, strict=True)
                if result.name == name
            ),
            self.source.place,
        )

    def cells(self, name: str) -> list[tuple[Result, ResultCell, Place]]:
        """Every cell under the results of that name."""
        return [
            (result, row.results[at], row.place)
            for at, result in enumerate(self.results)
            if result.name == name
            for row in self.rows
        ]
