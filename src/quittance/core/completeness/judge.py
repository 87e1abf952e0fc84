"""What is missing or thin, by the calendar, by the sender's totals, by the same weekday, by stages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from quittance.core.completeness.calendar import Expected

WEEKS = 4
"""So many weeks before a day say what its weekday usually has."""

Counts = Mapping[tuple[str, str, str, date], int]
"""Table, source, site ("" for all) and business date → rows."""


class Gap(StrEnum):
    """What is wrong with a feed, a day, or a day's labels."""

    MISSING = "FEED_MISSING"
    THIN = "FEED_THIN"
    TOTAL = "FEED_TOTAL_DIFFERS"
    UNSCANNED = "LABELS_UNSCANNED"
    UNDELIVERED = "SCANS_UNDELIVERED"


BLOCKING = frozenset({Gap.MISSING, Gap.THIN, Gap.TOTAL})
"""What a cut-off and a close wait for. The others are questions, because time alone may answer them."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that is not as expected.

    rows       what is there; `wanted` what was expected: of the sender's total, or usual on that weekday
               (None where no week before says it), or the labels and scans that the next stage should have.
    due_at     when it was due; None for stages.
    """

    gap: Gap
    day: date
    feed: str
    site: str
    rows: int
    wanted: int | None
    due_at: datetime | None = None

    @property
    def blocks(self) -> bool:
        """Whether a cut-off waits for it."""
        return self.gap in BLOCKING


@dataclass(frozen=True, slots=True)
class Cohort:
    """Labels made on a day: how many were not cancelled, were scanned, were delivered."""

    day: date
    labels: int
    scanned: int
    delivered: int


@dataclass(frozen=True, slots=True)
class Patience:
    """After how many days which percentage of a day's labels is scanned, and of these delivered."""

    scan_days: int = 7
    scanned_percent: int = 90
    delivery_days: int = 21
    delivered_percent: int = 90


def shortfalls(
    expected: Iterable[Expected], counts: Counts, totals: Counts, known_at: datetime
) -> list[Shortfall]:
    """Feeds that were due and are missing, thin, or not what their sender counted; by day and feed.

    `totals` are what senders say that they sent. A total counts from the moment it is known, due or not; that
    a feed is missing or thin is said once it was due.
    """
    found = []
    for one in expected:
        key = (one.table, one.source, one.site, one.day)
        rows, sent = counts.get(key, 0), totals.get(key)
        usual = usual_count(one, counts)
        gap, wanted = None, usual
        if sent is not None and sent != rows:
            gap, wanted = Gap.TOTAL, sent
        if one.due_at <= known_at:
            if rows == 0 and sent != 0:
                gap, wanted = Gap.MISSING, usual if sent is None else sent
            elif gap is None and sent is None and usual and rows * 100 < usual * one.at_least:
                gap = Gap.THIN
        if gap is not None:
            found.append(Shortfall(gap, one.day, one.feed, one.site, rows, wanted, one.due_at))
    return found


def usual_count(one: Expected, counts: Counts) -> int | None:
    """What the same weekday had in the weeks before: their middle, of two the lower; None if nothing came."""
    before = [
        counts.get((one.table, one.source, one.site, one.day - timedelta(weeks=weeks)), 0)
        for weeks in range(1, WEEKS + 1)
    ]
    there = sorted(rows for rows in before if rows)
    return there[(len(there) - 1) // 2] if there else None


def waiting(expected: Iterable[Expected], counts: Counts, known_at: datetime) -> list[Expected]:
    """What is not there and not due yet."""
    return [
        one
        for one in expected
        if one.due_at > known_at and not counts.get((one.table, one.source, one.site, one.day))
    ]


def stage_shortfalls(cohorts: Sequence[Cohort], today: date, patience: Patience) -> list[Shortfall]:
    """Days whose labels were scanned, or whose scans were delivered, by too few after so many days."""
    found = []
    for one in cohorts:
        age = (today - one.day).days
        if age >= patience.scan_days and one.scanned * 100 < one.labels * patience.scanned_percent:
            found.append(Shortfall(Gap.UNSCANNED, one.day, "", "", one.scanned, one.labels))
        if age >= patience.delivery_days and one.delivered * 100 < one.scanned * patience.delivered_percent:
            found.append(Shortfall(Gap.UNDELIVERED, one.day, "", "", one.delivered, one.scanned))
    return found
