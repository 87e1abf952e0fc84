"""Events of subjects, drawn for tests, and a table of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import duckdb
from hypothesis import strategies as st

from quittance.core.status.machine import ChargeTerms
from quittance.core.status.standing import Event

START = datetime(2026, 3, 1, tzinfo=UTC)
LATER = START + timedelta(days=60)
WORDS = (
    "label_made", "label_cancelled", "cancelled", "shipped", "picked_up", "first_scan", "delivered",
    "delivered_and_paid", "lost", "found", "return_received", "half_returned",
)  # fmt: skip

words = st.sampled_from(WORDS)


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    """Events of one subject, some of them corrected; no two rows become known at one moment."""
    known = draw(st.lists(st.integers(0, 40), unique=True, max_size=8))
    found = []
    for days in known:
        at = START + timedelta(hours=draw(st.integers(0, 8)) * 12)
        found.append(
            Event(
                id=draw(st.sampled_from(["E1", "E2", "E3", "E4", "E5"])),
                source=draw(st.sampled_from(["shop", "hub"])),
                event=draw(words),
                at=at,
                business_date=at.date(),
                known_at=START + timedelta(days=days),
            )
        )
    return found


some_words = st.lists(words, max_size=2, unique=True).map(tuple)
terms = st.builds(
    ChargeTerms,
    trigger=words,
    reversed_by=some_words,
    claw_back=some_words,
    waived_by=st.sampled_from([(), (("liable_party", "vendor"),)]),
)


def put(connection: duckdb.DuckDBPyConnection, subjects: Sequence[Sequence[Event]]) -> None:
    """A table `events` with those of the parcels P0, P1 ..."""
    connection.execute(
        "CREATE OR REPLACE TABLE events (event_id VARCHAR, subject VARCHAR, subject_id VARCHAR,"
        ' event VARCHAR, "at" TIMESTAMPTZ, business_date DATE, known_at TIMESTAMPTZ, source VARCHAR,'
        " row_hash BIGINT)"
    )
    rows = [
        [
            *(f"P{number}{one.id}", "parcel", f"P{number}", one.event, one.at, one.business_date),
            *(one.known_at, one.source, 0),
        ]
        for number, found in enumerate(subjects)
        for one in found
    ]
    if rows:
        connection.executemany(f"INSERT INTO events VALUES ({', '.join('?' * 9)})", rows)
