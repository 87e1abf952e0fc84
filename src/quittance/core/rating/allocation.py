"""How the cost of a wider subject is split over its parcels (settlement model, section 1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Basis(StrEnum):
    """What a parcel's share is proportional to."""

    PIECE = "piece"
    GROSS_WEIGHT = "gross_weight"
    CHARGEABLE_WEIGHT = "chargeable_weight"
    VOLUME = "volume"
    DISTANCE_WEIGHT = "distance_weight"
    HEADING = "heading"


STAGES: Mapping[str, str] = {
    "bag": "first_mile",
    "pallet": "line_haul",
    "container": "line_haul",
    "trip": "line_haul",
    "mawb": "air",
    "declaration": "customs",
    "order": "fulfilment",
    "activity": "fulfilment",
}
"""Kinds of subject whose cost is split over parcels, with the stage that it usually belongs to."""

CM3_PER_KG = 6000
"""The usual divisor of air and road; a contract may say another."""


@dataclass(frozen=True, slots=True)
class Allocation:
    """The rule of a contract.

    by         for all of its charges, unless `charges` has another basis for one.
    stage      "" for the usual stage of the subject.
    cm3_per_kg divisor by which a volume counts as weight, for chargeable weight.
    """

    by: Basis = Basis.PIECE
    stage: str = ""
    charges: Mapping[str, Basis] = field(default_factory=dict)
    cm3_per_kg: int = CM3_PER_KG

    def basis_of(self, charge: str) -> Basis:
        """The basis of one charge."""
        return self.charges.get(charge, self.by)
