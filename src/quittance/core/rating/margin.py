"""What parcels earn and cost, as it is asked for: amount by amount, by stage, by lane or seller."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class OnParcel:
    """An amount that a parcel earns or costs. `source` is rated or allocated; a share has no reason."""

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
    """A stage of a parcel in one currency. `state` is estimated if a part may still change, allocated if its
    cost is a share of a wider subject's, else rated.
    """

    stage: str
    currency: str
    revenue: Decimal
    cost: Decimal
    state: str

    @property
    def margin(self) -> Decimal:
        """Revenue less cost."""
        return self.revenue - self.cost


@dataclass(frozen=True, slots=True)
class Margin:
    """A lane, seller, carrier or service in one currency; parcels by quadrant, amounts as known now.

    estimated is the part of revenue and cost that is provisional, as one sum without sign.
    """

    name: str
    currency: str
    billed_and_costed: int
    only_billed: int
    only_costed: int
    neither: int
    revenue: Decimal
    cost: Decimal
    estimated: Decimal


@dataclass(frozen=True, slots=True)
class OffParcels:
    """What is charged in a month and lies on no parcel: side, kind of subject, currency, sum."""

    side: str
    subject: str
    currency: str
    amount: Decimal
