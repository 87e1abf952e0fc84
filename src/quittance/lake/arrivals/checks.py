"""What no fact can be: without a day, in the wrong order of days, known before it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from quittance.lake.arrivals.source import Delivery
from quittance.lake.table import LakeTable

FAR_AHEAD = timedelta(days=400)
LONG_AGO = "2000-01-01"

IN_ORDER = (
    ("order_date", "label_date"),
    ("order_date", "delivered_date"),
    ("label_date", "first_scan_date"),
    ("label_date", "delivered_date"),
    ("ship_date", "delivered_date"),
    ("first_scan_date", "delivered_date"),
    ("departure_date", "arrival_date"),
    ("received_date", "stay_until"),
    ("declared_date", "accepted_date"),
    ("since", "until"),
)
"""Days, and moments of a membership, of which the first cannot be later than the second."""


@dataclass(frozen=True, slots=True)
class Check:
    """A test that parks a row: SQL that is true of bad rows, the columns it looks at, what to do."""

    code: str
    condition: str
    columns: tuple[str, ...]
    hint: str


def checks_of(table: LakeTable, delivery: Delivery) -> list[Check]:
    """The tests for rows of a table, in the order in which they are told."""
    month = table.month
    latest = (delivery.declared_at + FAR_AHEAD).date()
    days = ", ".join(table.dated_by)
    tests = [
        Check("NO_BUSINESS_DATE", f"{month} IS NULL", (month,), f"Deliver one of {days}."),
        Check(
            "IMPOSSIBLE_DATE",
            f"{month} < DATE '{LONG_AGO}' OR {month} > DATE '{latest}'",
            (month,),
            f"The day lies between {LONG_AGO} and {latest}.",
        ),
        Check(
            "KNOWN_TOO_EARLY",
            f"known_at > TIMESTAMPTZ '{delivery.declared_at.isoformat()}'",
            ("known_at",),
            "Nothing can have become known after the run that reads it.",
        ),
    ]
    tests += [
        Check("IMPOSSIBLE_DATES", f"{first} > {second}", (first, second), f"{first} is not after {second}.")
        for first, second in IN_ORDER
        if first in table.names and second in table.names
    ]
    return tests
