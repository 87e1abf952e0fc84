"""One row read from a table, and its cells as columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from quittance.core.facts.kind import Kind
from quittance.core.tariff.table import Per, ResultCell, Row, Table
from quittance.engines.compile.number import Number
from quittance.engines.compile.sql import Sql, integer
from quittance.engines.compile.tables.preference import Ranked
from quittance.engines.compile.value import Value

if TYPE_CHECKING:
    pass


class ResultPlaces:
    """Where the results of a table stand by heading, label and unit; found once, since a grid asks for every
    cell."""

    def __init__(self, table: Table) -> None:
        self._results = table.results
        self._found: dict[tuple[str, str | None, Per | None], tuple[int, ...]] = {}

    def of(self, heading: str, label: str | None, per: Per | None) -> tuple[int, ...]:
        """The places of the picked label, or if there is none, of the headings without a label."""
        key = (heading, label, per)
        if key not in self._found:
            mine = [
                (place, result)
                for place, result in enumerate(self._results)
                if heading in (result.heading, result.name)
            ]
            picked = label if any(result.label == label for _, result in mine) else None
            self._found[key] = tuple(
                place
                for place, result in mine
                if result.label == picked and (per is None or result.per in (None, per))
            )
        return self._found[key]


@dataclass(frozen=True, slots=True)
class Reading:
    """One row read from one table content under one label; derived columns (slices, deficit) are worked out
    from it.
    """

    table: Table
    rows: Sequence[Ranked]
    winner: Ranked
    item: int  # mask over `rows`: those that fit when the keys on the band's operand are left out
    # mask over `rows`: those whose band the quantity has reached (`at least`) or not passed (`up to`)
    reached: int
    label: str | None
    places: ResultPlaces

    def cell(self, heading: str, row: Row | None = None, per: Per | None = None) -> ResultCell:
        """The cell under a result heading: that of the picked label, or if there is none, that without a
        label. `per` chooses among headings that stand twice with two units."""
        cells = (row or self.winner.row).results
        for place in self.places.of(heading, self.label, per):
            if cells[place] is not None:
                return cells[place]
        return None


Derived = Callable[[Reading], ResultCell]


def rate_column(heading: str, per: Per) -> str:
    """The name of the column that holds a rate heading's cells of one unit."""
    return f"{heading} per {'started ' if per.started else ''}{per.unit_text}"


@dataclass(frozen=True, slots=True)
class CellColumn:
    """A result cell as a column: its kind, and for a number what one step is worth and its bounds."""

    sql: Sql
    kind: Kind
    filled: bool  # no row has it empty
    factor: Fraction = Fraction(1)
    low: int = 0
    high: int = 0
    code: Sql | None = None  # of a word: its place in `words`, from 1
    words: tuple[str, ...] = ()
    is_enumeration: bool = False

    @property
    def number(self) -> Number:
        """The cell as a number, null where it is empty."""
        return Number(self.sql, self.factor, self.low, self.high)

    @property
    def value(self) -> Value:
        """The cell as a value that is absent where it is empty."""
        if self.kind is Kind.NUMBER:
            return Value(self.kind, self.number, optional=not self.filled)
        sql = self.sql.eq(integer(1)) if self.kind is Kind.YES_NO else self.sql
        return Value(
            self.kind,
            sql=sql,
            optional=not self.filled,
            code=self.code,
            words=self.words,
            is_enumeration=self.is_enumeration,
        )
