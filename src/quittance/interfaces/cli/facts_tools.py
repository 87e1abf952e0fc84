"""What the commands about the meaning of facts need of the rooms below. `config` builds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol


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


class FactsTools(Protocol):
    """Everything that a command `quittance facts` calls. `folder` is the workspace's."""

    def facts_weight(self, folder: Path, parcel: str, rule: Path) -> ParcelWeight | None:
        """By the rule in a TOML file, as known now; None if nothing is known of the parcel."""
        ...
