"""States and contradictions over columns are what they mean event by event."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from quittance.core.status.contradictions import contradictions
from quittance.core.status.machine import ChargeTerms, Decision, derive
from quittance.core.status.standing import Event, as_known
from quittance.engines.charges.contradictions import at_stake, contradicting
from quittance.engines.charges.standing import said_days, standing_events, told_events
from quittance.engines.charges.states import charge_states
from tests.support.happenings import LATER, START, events, put, terms

ONE = duckdb.connect()
DECIDED = Decision("D1", "liable_party", "vendor", date(2026, 3, 20), LATER)
WAIVERS = (
    "(SELECT 'parcel' AS subject, 'P0' AS subject_id, 'liable' AS waiver, 'liable_party' AS decides,"
    " 'D1' AS decision_id, DATE '2026-03-20' AS business_date)"
)


def charges(subjects: int, drawn: list[ChargeTerms]) -> None:
    """A table `charges` with a charge of each terms on every parcel."""
    ONE.execute(
        "CREATE OR REPLACE TABLE charges (subject VARCHAR, subject_id VARCHAR, terms BIGINT, trigger VARCHAR,"
        " reversed_by VARCHAR, claw_back VARCHAR, waiver VARCHAR)"
    )
    rows = [
        [
            *("parcel", f"P{subject}", number, one.trigger, ", ".join(one.reversed_by)),
            *(", ".join(one.claw_back), "liable" if one.waived_by else None),
        ]
        for subject in range(subjects)
        for number, one in enumerate(drawn)
    ]
    ONE.executemany("INSERT INTO charges VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


@given(
    st.lists(events(), min_size=1, max_size=6), st.lists(terms, min_size=1, max_size=6), st.integers(0, 45)
)
@settings(max_examples=25, deadline=None)
def test_columns_and_reference_derive_the_same(
    subjects: list[list[Event]], drawn: list[ChargeTerms], days: int
) -> None:
    known_at = START + timedelta(days=days)
    put(ONE, subjects)
    charges(len(subjects), drawn)
    told = f"({told_events('events', known_at)})"
    ONE.execute(f"CREATE OR REPLACE TABLE standing AS {standing_events(told)}")
    rows = ONE.execute(
        "SELECT subject_id, terms, state, state_by, state_on, state_reason"
        f" FROM ({charge_states('charges', 'standing', WAIVERS)})"
    ).fetchall()
    assert len(rows) == len(subjects) * len(drawn)
    for subject_id, number, state, by, on, reason in rows:
        known = as_known(subjects[int(subject_id[1:])], known_at)
        decided = [DECIDED] if subject_id == "P0" else []
        expected = derive(drawn[number], known, decided)
        named = expected.by if expected.by in (None, "D1") else f"{subject_id}{expected.by}"
        assert (state, by, on, reason) == (str(expected.state), named, expected.on, expected.reason)


@given(st.lists(events(), min_size=1, max_size=8))
@settings(max_examples=15, deadline=None)
def test_columns_and_reference_find_the_same_contradictions(subjects: list[list[Event]]) -> None:
    put(ONE, subjects)
    found = contradicting(f"({told_events('events', LATER)})")
    rows = ONE.execute(f"SELECT subject_id, code, event_id, other_id FROM ({found}) ORDER BY ALL").fetchall()
    expected = [
        (f"P{number}", one.code, f"P{number}{one.event.id}", other and f"P{number}{other.id}")
        for number, told in enumerate(subjects)
        for one in contradictions(as_known(told, LATER))
        for other in [one.other]
    ]
    assert rows == sorted(expected, key=lambda row: row[:3])


def test_days_that_rows_say_count_as_events_of_the_end_of_the_day() -> None:
    lost = Event("E1", "hub", "lost", START + timedelta(hours=9), START.date(), START)
    put(ONE, [[lost], [lost]])
    ONE.execute(
        "CREATE OR REPLACE TABLE governing AS SELECT 'P0' AS parcel_id, DATE '2026-03-01' AS delivered_date"
        " UNION ALL SELECT 'P1', NULL"
    )
    said = said_days("governing", "parcel", "parcel_id", {"delivered_date": "delivered"})
    told = f"({told_events('events', LATER, said)})"
    rows = ONE.execute(
        f"SELECT subject_id, undone_by FROM ({standing_events(told)}) WHERE word = 'lost' ORDER BY ALL"
    ).fetchall()
    assert rows == [("P0", "delivered_date"), ("P1", None)]


def test_money_at_stake_is_what_was_charged_on_each_side() -> None:
    twice = [
        Event(f"E{day}", "hub", "delivered", START + timedelta(days=day), date(2026, 3, 1 + day), START)
        for day in (0, 2)
    ]
    scan = Event("E9", "hub", "first_scan", START - timedelta(days=1), date(2026, 2, 28), START)
    put(ONE, [[scan, *twice], [scan, *twice]])
    ONE.execute(
        "CREATE OR REPLACE TABLE written AS SELECT 'parcel' AS subject, 'P0' AS subject_id, side, 'GBP' AS"
        " currency, amount FROM (VALUES ('sell', 4.20), ('sell', 2.20), ('sell', -2.20), ('buy', 3.10))"
        " AS t (side, amount)"
    )
    found = contradicting(f"({told_events('events', LATER)})")
    rows = ONE.execute(
        f"SELECT subject_id, code, side, CAST(amount AS VARCHAR) FROM ({at_stake(f'({found})', 'written')})"
        " ORDER BY ALL"
    ).fetchall()
    assert rows == [
        ("P0", "DELIVERED_TWICE", "buy", "3.10"),
        ("P0", "DELIVERED_TWICE", "sell", "4.20"),
        ("P1", "DELIVERED_TWICE", None, None),
    ]


def test_what_is_seen_at_the_moment_of_its_loss_is_lost_all_the_same() -> None:
    told = [
        Event(id, "hub", event, START, START.date(), START) for id, event in (("E0", "lost"), ("E1", "found"))
    ]
    put(ONE, [told])
    query = standing_events(f"({told_events('events', LATER)})")
    rows = ONE.execute(f"SELECT word, undone_by FROM ({query}) ORDER BY ALL").fetchall()
    assert rows == [("found", None), ("lost", None)]
    assert derive(ChargeTerms("lost"), as_known(told, LATER)).state == "due"
