"""What the commands about charges need of the rooms below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OnParcel:
    """An amount that a parcel earns or costs; `source` is rated or allocated."""

    stage: str
    source: str
    subject: str
    subject_id: str
    side: str
    contract: str
    charge: str
    bearer: str
    currency: str
    amount: Decimal
    reason: str
    provisional: bool
    weight_reading: str
    known_at: datetime


@dataclass(frozen=True, slots=True)
class ByStage:
    """What a parcel earns and costs in a stage, and how sure that is: rated, allocated or estimated."""

    stage: str
    currency: str
    revenue: Decimal
    cost: Decimal
    state: str


@dataclass(frozen=True, slots=True)
class Margin:
    """A lane, seller, carrier or service: parcels by who was billed or costed, and the money."""

    name: str
    currency: str
    billed_and_costed: int
    only_billed: int
    only_costed: int
    neither: int
    revenue: Decimal
    cost: Decimal
    estimated: Decimal


class RatingTools(Protocol):
    """Everything that a command about charges calls. `folder` is the workspace's."""

    def explain_parcel(self, folder: Path, parcel: str) -> tuple[Sequence[OnParcel], Sequence[ByStage]]:
        """Every amount on a parcel, and its margin by stage."""
        ...

    def margin(
        self, folder: Path, period: date, by: str
    ) -> tuple[Sequence[Margin], Sequence[tuple[str, str, str, Decimal]]]:
        """A month's margins, and what is on no parcel: side, kind of subject, currency, sum."""
        ...
