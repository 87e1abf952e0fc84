"""What the commands about charges need of the rooms below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # the values of core are not loaded for help
    from quittance.core.rating.margin import ByStage, Margin, OffParcels, OnParcel


@dataclass(frozen=True, slots=True)
class Differing:
    """What a run would write for a contract and charge code."""

    side: str
    contract: str
    code: str
    reason: str
    currency: str
    count: int
    amount: Decimal


class RatingTools(Protocol):
    """Everything that a command about charges calls. `folder` is the workspace's."""

    def explain_parcel(self, folder: Path, parcel: str) -> tuple[Sequence[OnParcel], Sequence[ByStage]]:
        """Every amount on a parcel, and its margin by stage."""
        ...

    def margin(self, folder: Path, period: date, by: str) -> tuple[Sequence[Margin], Sequence[OffParcels]]:
        """A month's margins, and what is on no parcel."""
        ...
