"""The days that runs read of events are those of events that stand."""

from __future__ import annotations

from collections import Counter

import duckdb
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quittance.core.status.standing import Event, as_known, standing
from quittance.engines.charges.governing import Known, governing_rows
from tests.support.happenings import LATER, events, put

ONE = duckdb.connect()


@given(st.lists(events(), min_size=1, max_size=8))
@settings(max_examples=30, deadline=None)
def test_a_loss_or_cancellation_that_is_undone_has_no_day(subjects: list[list[Event]]) -> None:
    """Of several losses since it was last seen a run takes the last, the reference the first: not drawn."""
    assume(all(Counter(one.event for one in found)["lost"] <= 2 for found in subjects))
    put(ONE, subjects)
    ONE.execute(
        "CREATE OR REPLACE TABLE parcels (parcel_id VARCHAR, business_date DATE, known_at TIMESTAMPTZ,"
        " row_hash BIGINT)"
    )
    ONE.executemany(
        "INSERT INTO parcels VALUES (?, '2026-03-01', '2026-03-01', 0)",
        [[f"P{number}"] for number in range(len(subjects))],
    )
    query = governing_rows("parcels", "events", "", Known("parcel", "parcel_id", {}), LATER)
    rows = ONE.execute(f"SELECT subject_id, lost_date, cancelled_date, delivered_date FROM ({query})")
    for subject_id, lost, cancelled, delivered in rows.fetchall():
        found = standing(as_known(subjects[int(subject_id[1:])], LATER))
        for word, day in (("cancelled", cancelled), ("delivered", delivered), ("lost", lost)):
            one = found.get(word)
            stands = one is not None and one.stands
            assert day == (one.first.business_date if one is not None and stands else None), word
