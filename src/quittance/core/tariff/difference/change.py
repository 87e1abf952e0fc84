"""The notes a comparison makes, each a small value; whoever prints them finds the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from quittance.kernel.finding import Place


class Change(StrEnum):
    """What became of a thing."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A key of the cover, of the terms or of a line; the side that does not have it is empty."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line of the sheet. `keys` holds all it says, or said; of a changed one the keys that differ."""

    change: Change
    name: str
    role: str
    keys: tuple[KeyChange, ...]
    place: Place | None


@dataclass(frozen=True, slots=True)
class TableChange:
    """A whole table, or with `heading` one column of it, that only one side has."""

    change: Change
    table: str
    heading: str = ""
    rows: int = 0


@dataclass(frozen=True, slots=True)
class CellChange:
    """A result cell. `about` names the item and band, `percent` is given for amounts of money only."""

    table: str
    about: str
    heading: str
    label: str
    old: str
    new: str
    percent: Decimal | None
    place: Place


@dataclass(frozen=True, slots=True)
class LimitChange:
    """A limit of a band that moved while the row stayed."""

    table: str
    about: str
    heading: str
    old: str
    new: str
    place: Place


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that only one side has; `says` are its result cells."""

    change: Change
    table: str
    about: str
    says: str
    place: Place


@dataclass(frozen=True, slots=True)
class IndexChange:
    """Published values of an index: how many came and went, and those that are another number now."""

    index: str
    added: int
    removed: int
    changed: tuple[KeyChange, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """What is different in tables from the day `effective` on."""

    effective: date
    cells: tuple[CellChange, ...] = ()
    limits: tuple[LimitChange, ...] = ()
    rows: tuple[RowChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cells or self.limits or self.rows)


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that changed between `old` and `new`, two names of versions; stages in order of days."""

    old: str
    new: str
    cover: tuple[KeyChange, ...] = ()
    terms: tuple[KeyChange, ...] = ()
    lines: tuple[LineChange, ...] = ()
    tables: tuple[TableChange, ...] = ()
    indexes: tuple[IndexChange, ...] = ()
    stages: tuple[Stage, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cover or self.terms or self.lines or self.tables or self.indexes or self.stages)
