"""The billing weight source of a contract: which readings count, which of them is billed, until when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quittance.kernel.quantity import Quantity

READERS = ("declared", "cubing", "sorter", "carrier", "re-measure")
"""Who reads a weight: the sender by declaring it, a cube, a sorter, the carrier, whoever weighs again."""

DECLARED = "declared"
"""The reader that is no device: it is never asked for a certificate, and tolerances are measured from it."""

DATES = (
    "order_date", "label_date", "ship_date", "first_scan_date", "delivered_date", "returned_date",
    "settled_date",
)  # fmt: skip
"""The days of a parcel from which the days until its weight is final can be counted."""


class Choose(StrEnum):
    """Which of the plausible readings is billed. Of two in the middle the lower one is the median."""

    FIRST = "first"
    LAST = "last"
    MAXIMUM = "maximum"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a reading may be from the declared weight before it replaces it. One of the three is given."""

    weight: Quantity | None = None
    percent_hundredths: int | None = None
    is_band: bool = False


@dataclass(frozen=True, slots=True)
class Final:
    """The weight is final at the end of the day that comes `days` after the day `after` of the parcel."""

    days: int
    after: str


@dataclass(frozen=True, slots=True)
class BillingWeightRule:
    """Which reading of a parcel is billed.

    steps       groups of readers in order; the first group with a plausible reading decides.
    certified   whether only readings of devices certified for trade count.
    choose      which of the group's plausible readings.
    lowest, highest         readings outside are not plausible.
    within_hundredths       nor are those further from the group's median than this, in hundredths of a %.
    tolerance   None where every reading replaces the declared weight.
    bands       the weights up to which a band goes, ascending; what lies above the last is one more band.
    final       None where the weight never becomes final.
    """

    steps: tuple[tuple[str, ...], ...]
    certified: bool
    choose: Choose
    lowest: Quantity | None = None
    highest: Quantity | None = None
    within_hundredths: int | None = None
    tolerance: Tolerance | None = None
    bands: tuple[Quantity, ...] = ()
    final: Final | None = None
