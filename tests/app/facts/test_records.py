"""Events, readings, memberships and decisions: rows of their own, each with its moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from quittance.adapters.fact_files.refusals import ColumnMissing
from quittance.app.facts.operations.ingest import Ingested, Rooms, ingest
from quittance.app.platform.models import Actor
from quittance.app.platform.pointer_store import open_catalog
from quittance.core.facts.records import RECORDS
from quittance.lake.read import pin
from quittance.lake.tables import find_table
from tests.scenarios.packs import SCENARIOS

EVENTS = "event_id,subject,subject_id,event,at"

Take = Callable[..., Ingested]
Ask = Callable[[str, str], list[tuple[object, ...]]]


@pytest.fixture
def take(rooms: Rooms, at: datetime, tmp_path: Path) -> Take:
    """Takes a file, or lines under a heading, into a table."""
    actor = Actor.objects.create(name="Ada", kind="person")
    names = iter(range(100))

    def run(table: str, *lines: str, file: Path | None = None, known: datetime = at) -> Ingested:
        path = file or tmp_path / f"{next(names)}.csv"
        if file is None:
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        found = find_table(table)
        assert found is not None
        return ingest(path, found, source="hub", rooms=rooms, actor=actor, at=known, clock=lambda: known)

    return run


@pytest.fixture
def ask(rooms: Rooms) -> Ask:
    """What a query finds over a table, which it calls `t`."""

    def run(table: str, query: str) -> list[tuple[object, ...]]:
        found = find_table(table)
        assert found is not None
        pinned = pin(open_catalog(rooms.storage), found)
        with duckdb.connect() as connection:
            connection.execute("SET TimeZone = 'UTC'")
            return connection.execute(f"WITH t AS (SELECT * FROM {pinned.relation()}) {query}").fetchall()

    return run


def test_an_event_keeps_its_moment_and_its_business_day(rooms: Rooms, take: Take, ask: Ask) -> None:
    object.__setattr__(rooms, "time_zone", "Europe/London")
    take("events", EVENTS, "E1,parcel,P1,delivered,2026-03-31T23:30:00Z")
    assert ask("events", 'SELECT "at", business_date FROM t') == [
        (datetime(2026, 3, 31, 23, 30, tzinfo=UTC), date(2026, 4, 1))
    ]


def test_a_record_says_itself_when_it_became_known(take: Take, ask: Ask) -> None:
    take(
        "events",
        EVENTS + ",known_at",
        "E1,parcel,P1,delivered,2026-03-31T10:00:00+02:00,2026-04-01T06:15:00Z",
        "E2,parcel,P2,delivered,2026-03-31T10:00:00+02:00,",
    )
    assert ask("events", "SELECT event_id, known_at FROM t ORDER BY 1") == [
        ("E1", datetime(2026, 4, 1, 6, 15, tzinfo=UTC)),
        ("E2", datetime(2026, 5, 1, 6, 0, tzinfo=UTC)),
    ]


def test_a_correction_stands_beside_what_it_corrects(take: Take, ask: Ask, at: datetime) -> None:
    take("events", EVENTS, "E1,parcel,P1,delivered,2026-04-03T10:00:00Z")
    later = take("events", EVENTS, "E1,parcel,P1,refused,2026-04-03T10:00:00Z", known=at.replace(day=2))
    again = take("events", EVENTS, "E1,parcel,P1,refused,2026-04-03T10:00:00Z", known=at.replace(day=3))
    assert (later.new, again.new, again.repeated) == (1, 0, 1)
    assert ask("events", "SELECT event FROM t ORDER BY known_at") == [("delivered",), ("refused",)]


def test_a_thing_is_named_by_its_whole_key(take: Take) -> None:
    head = "member,member_id,of,of_id,since"
    first = take(
        "memberships", head, "parcel,P1,bag,B1,2026-04-03T10:00:00Z", "parcel,P1,trip,T1,2026-04-03T10:00:00Z"
    )
    again = take("memberships", head, "parcel,P1,trip,T1,2026-04-03T10:00:00Z")
    assert (first.new, again.new, again.repeated) == (2, 0, 1)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("E1,parcel,P1,delivered,", "MISSING_ID"),
        (",parcel,P1,delivered,2026-04-03T10:00:00Z", "MISSING_ID"),
        ("E1,parcel,P1,delivered,yesterday", "BAD_DATE"),
        ("E1,parcel,P1,delivered,2026-13-03T10:00:00Z", "BAD_DATE"),
        ("E1,parcel,P1,delivered,1926-04-03T10:00:00Z", "IMPOSSIBLE_DATE"),
    ],
)
def test_a_row_without_what_it_needs_is_parked(take: Take, line: str, code: str) -> None:
    done = take("events", EVENTS, line)
    assert (done.new, done.parked) == (0, 1)
    assert done.parked_file is not None
    assert code in Path(done.parked_file).read_text(encoding="utf-8")


@pytest.mark.parametrize("value", ["1,5", "1e3", "1.2345678", "heavy"])
def test_a_reading_that_is_no_plain_number_is_parked(take: Take, value: str) -> None:
    head = "measurement_id,subject,subject_id,reading,value,unit,at,reader"
    done = take("measurements", head, f'M1,parcel,P1,weight,"{value}",kg,2026-04-03T10:00:00Z,sorter')
    assert done.parked == 1


def test_a_file_without_a_column_that_every_row_needs_is_refused(take: Take) -> None:
    with pytest.raises(ColumnMissing, match="at"):
        take("events", "event_id,subject,subject_id,event", "E1,parcel,P1,delivered")


@pytest.mark.parametrize("pack", sorted(path.name for path in SCENARIOS.iterdir() if path.is_dir()))
def test_the_events_of_every_scenario_can_be_taken_in(take: Take, pack: str) -> None:
    file = SCENARIOS / pack / "facts" / "events.csv"
    done = take("events", file=file, known=datetime(2027, 1, 1, tzinfo=UTC))
    assert (done.new + done.repeated, done.parked) == (len(file.read_text("utf-8").splitlines()) - 1, 0)


@pytest.mark.parametrize("name", RECORDS)
def test_a_kind_of_record_is_keyed_and_dated_by_columns_that_every_row_has(name: str) -> None:
    definition = RECORDS[name]
    required = {column.name for column in definition.columns if column.required}
    assert {*definition.key, definition.dated_by} <= required


def test_a_membership_that_ends_before_it_begins_is_parked(take: Take) -> None:
    head = "member,member_id,of,of_id,since,until"
    wrong = "parcel,P1,bag,B1,2026-04-03T10:00:00Z,2026-04-02T10:00:00Z"
    left_at_once = "parcel,P2,bag,B1,2026-04-03T10:00:00Z,2026-04-03T10:00:00Z"
    done = take("memberships", head, wrong, left_at_once)
    assert (done.new, done.parked) == (1, 1)
