"""Readings of one parcel's weight, and what was chosen of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from quittance.core.measurements.size import size_of_reading


@dataclass(frozen=True, slots=True)
class Reading:
    """A row of the table of measurements: who read what, when, and since when we know it.

    A later row of the same `id` and `source` is a correction of the earlier one.
    """

    id: str
    source: str
    reader: str
    value: Decimal
    unit: str
    at: datetime
    known_at: datetime
    certified: bool = False

    @property
    def size(self) -> int | None:
        """The weight as a whole number; None if it is no weight."""
        return size_of_reading(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class Said:
    """A weight in a row of the parcel itself; it is one, readings of no size are not said."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What a parcel says of itself beside all readings: its weight, and the one its sender declared."""

    weight: Said | None = None
    declared: Said | None = None


class Why(StrEnum):
    """Why a weight is billed."""

    CHOSEN = "chosen"
    WITHIN_TOLERANCE = "within_tolerance"
    STATED = "stated"


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight with where it comes from; `reading` and `source` are "" where the parcel itself says it."""

    value: Decimal
    unit: str
    reading: str
    source: str
    reader: str
    why: Why

    @property
    def size(self) -> int:
        """The weight as a whole number."""
        size = size_of_reading(self.value, self.unit)
        assert size is not None, "what is billed is a weight"
        return size


@dataclass(frozen=True, slots=True)
class Billed:
    """What is billed; `late` is what would be billed if the weight were not final, None if that is the same.

    After the final date the weight goes down with later readings and never up: what is higher is not billed
    to a seller, and a vendor who bills it is disputed.
    """

    weight: Weight | None
    is_final: bool
    late: Weight | None = None
