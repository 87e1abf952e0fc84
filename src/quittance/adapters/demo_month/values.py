"""What the report of the demonstration draws."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class WeightBin:
    """Parcels up to `end` kg and over the bin before: by their own weight, and by the one billed."""

    end: str
    actual: int
    billed: int


@dataclass(frozen=True, slots=True)
class PriceAt:
    """What parcels of a weight bin cost: the tenth, the middle and the ninetieth of a hundred."""

    end: str
    count: int
    low: Decimal
    middle: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Shipped:
    """Parcels of one day, and what they cost."""

    day: date
    count: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Figures:
    """What is drawn of the contract for European parcels.

    by_volume   how many of a hundred parcels were billed by their volume.
    example     a parcel with many charges.
    """

    weights: tuple[WeightBin, ...]
    prices: tuple[PriceAt, ...]
    days: tuple[Shipped, ...]
    by_volume: Decimal
    example: str
