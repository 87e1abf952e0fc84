"""What the commands about the meaning of facts need of the rooms below. `config` builds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol

ORDER_TABLES = ("orders", "parcels", "events")
"""The tables that a file of orders in JSON goes into."""


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading of a parcel's weight, with what became of it."""

    id: str
    source: str
    reader: str
    is_known_reader: bool
    value: Decimal
    unit: str
    at: datetime
    known_at: datetime
    certified: bool
    verdict: str


@dataclass(frozen=True, slots=True)
class ParcelWeight:
    """The weight that a rule bills (None: nothing says it), why, and by which reading ("" for none).

    `late` is what would be billed if the weight were not final, None if that is the same.
    """

    billed: tuple[Decimal, str] | None
    why: str
    reading: str
    source: str
    final_on: date | None
    is_final: bool
    late: tuple[Decimal, str] | None
    readings: tuple[ReadingRow, ...]


Sums = tuple[tuple[str, str, Decimal], ...]
"""Sums of charges by side and currency."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that happened; `undone_by` is the event that undid it, "" where it stands."""

    id: str
    event: str
    at: datetime
    known_at: datetime
    site: str
    source: str
    undone_by: str


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """Two events of a parcel that contradict each other; the second is "" where it is missing."""

    code: str
    parcel: str
    event: str
    on: date
    other: str
    other_on: date | None
    charged: Sums


@dataclass(frozen=True, slots=True)
class ParcelStatus:
    """What happened to a parcel in order of time, what contradicts itself, what was charged so far.

    `last` is the last event that stands, with its day; None where none does.
    """

    events: tuple[EventRow, ...]
    last: tuple[str, date] | None
    contradictions: tuple[ContradictionRow, ...]
    charged: Sums


@dataclass(frozen=True, slots=True)
class GapRow:
    """A feed or day that is not as expected; `wanted` is None where nothing says how many rows it has."""

    code: str
    day: date
    feed: str
    rows: int
    wanted: int | None
    due: datetime | None
    blocks: bool


@dataclass(frozen=True, slots=True)
class FeedCounts:
    """A feed over the days: how many are expected, there, missing, thin, differ from their total, wait."""

    feed: str
    counts: tuple[int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class DaysComplete:
    """What is there of some days; `waiting` has feed, day and when it is due."""

    feeds: tuple[FeedCounts, ...]
    gaps: tuple[GapRow, ...]
    waiting: tuple[tuple[str, date, datetime], ...]


class FactsTools(Protocol):
    """Everything that a command `quittance facts` calls. `folder` is the workspace's."""

    def facts_weight(self, folder: Path, parcel: str, rule: Path) -> ParcelWeight | None:
        """By the rule in a TOML file, as known now; None if nothing is known of the parcel."""
        ...

    def facts_status(self, folder: Path, parcel: str) -> ParcelStatus | None:
        """What happened to the parcel, as known now; None if nothing did."""
        ...

    def facts_contradictions(self, folder: Path, first: date, last: date) -> Sequence[ContradictionRow]:
        """Events of these days that contradict others, by code and parcel."""
        ...

    def facts_completeness(self, folder: Path, first: date, last: date) -> DaysComplete:
        """By the calendar of the workspace, as known now."""
        ...
