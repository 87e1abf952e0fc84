"""A feed is missing once it was due, thin by its own weekday, and measured by its sender's total."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quittance.core.completeness.calendar import Expected
from quittance.core.completeness.judge import (
    Cohort,
    Gap,
    Patience,
    Shortfall,
    shortfalls,
    stage_shortfalls,
    waiting,
)

DAY = date(2026, 3, 14)
DUE = datetime(2026, 3, 15, 0, 30, tzinfo=UTC)
ONE = Expected(DAY, "scans B", "events", "hubs", "HUB-B", DUE, 60)
KEY = ("events", "hubs", "HUB-B")


def judged(
    rows: int, before: tuple[int, ...] = (), sent: int | None = None, at: datetime = DUE
) -> list[tuple[Gap, int | None]]:
    counts = {(*KEY, DAY): rows}
    counts |= {(*KEY, DAY - timedelta(weeks=week)): count for week, count in enumerate(before, start=1)}
    totals = {} if sent is None else {(*KEY, DAY): sent}
    return [(one.gap, one.wanted) for one in shortfalls([ONE], counts, totals, at)]


def test_a_feed_is_missing_once_it_was_due() -> None:
    early = DUE - timedelta(microseconds=1)
    assert judged(0, (38_400,)) == [(Gap.MISSING, 38_400)]
    assert judged(0, (38_400,), at=early) == []
    assert [one.feed for one in waiting([ONE], {}, early)] == ["scans B"]
    assert waiting([ONE], {}, DUE) == waiting([ONE], {(*KEY, DAY): 1}, early) == []


def test_a_feed_is_thin_by_the_middle_of_its_own_weekday() -> None:
    assert judged(59, (100, 0, 90, 400)) == [(Gap.THIN, 100)]
    assert judged(60, (100, 0, 90, 400)) == []
    assert judged(1) == []


def test_the_sender_knows_best() -> None:
    assert judged(1, (100,), sent=1) == []
    assert judged(99, (100,), sent=100) == [(Gap.TOTAL, 100)]
    assert judged(99, (100,), sent=100, at=DUE - timedelta(days=1)) == [(Gap.TOTAL, 100)]
    assert judged(0, (100,), sent=0) == []
    assert judged(0, (100,), sent=7) == [(Gap.MISSING, 7)]


@given(st.integers(0, 50), st.integers(0, 50), st.none() | st.integers(0, 50))
def test_a_feed_that_ties_never_blocks_and_one_that_does_not_always_does(
    rows: int, usual: int, sent: int | None
) -> None:
    found = judged(rows, (usual,), sent)
    if sent is not None:
        assert bool(found) == (rows != sent)
    else:
        assert bool(found) == (rows == 0 or rows * 100 < usual * 60)


def test_labels_wait_for_scans_and_scans_for_deliveries() -> None:
    def gaps(cohort: Cohort, days: int) -> list[tuple[Gap, int, int | None]]:
        found = stage_shortfalls([cohort], DAY + timedelta(days=days), Patience())
        return [(one.gap, one.rows, one.wanted) for one in found]

    bad = Cohort(DAY, labels=100, scanned=89, delivered=80)
    assert gaps(bad, 6) == []
    assert gaps(bad, 7) == [(Gap.UNSCANNED, 89, 100)]
    assert gaps(bad, 21) == [(Gap.UNSCANNED, 89, 100), (Gap.UNDELIVERED, 80, 89)]
    assert gaps(Cohort(DAY, 100, 90, 81), 30) == []


def test_only_feeds_block() -> None:
    assert {gap for gap in Gap if Shortfall(gap, DAY, "", "", 0, 1).blocks} == {
        Gap.MISSING, Gap.THIN, Gap.TOTAL,
    }  # fmt: skip
