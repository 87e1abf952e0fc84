"""The facts of a workspace against its calendar: what came counts once, by business date and site."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from quittance.app.facts.operations.ingest import Rooms, ingest
from quittance.app.facts.queries.completeness import (
    CALENDAR,
    blocking_findings,
    completeness,
    read_calendar,
)
from quittance.app.platform.models import Actor
from quittance.config.workspace import Workspace
from quittance.lake.storage import Storage
from quittance.lake.tables import find_table

HEADING = "feed,table,source,site,from,until,days,due,at_least\n"
EVENTS = "event_id,subject,subject_id,event,at,site\n"
DAY = date(2026, 3, 14)


def test_a_cut_off_waits_for_a_file_and_passes_once_it_ties(
    workspace: Workspace, tmp_path: Path, at: datetime
) -> None:
    actor = Actor.objects.create(name="Ada", kind="person")
    storage = Storage(workspace.lake)
    rooms = Rooms(storage, workspace.locks, workspace.spill, workspace.parked, "UTC")

    def deliver(table: str, name: str, content: str, when: datetime) -> None:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        found = find_table(table)
        assert found is not None
        ingest(path, found, source="hubs", rooms=rooms, actor=actor, at=when, clock=lambda: when)

    path = tmp_path / CALENDAR
    path.write_text(
        HEADING
        + "A,events,hubs,HUB-A,2026-01-01,,daily,+1 00:30,60 %\n"
        + "B,events,hubs,HUB-B,2026-01-01,,daily,+1 00:30,60 %\n",
        encoding="utf-8",
    )
    calendar = read_calendar(path)

    def blocking(when: datetime) -> list[str]:
        found = blocking_findings(calendar, DAY, DAY, storage=storage, time_zone="UTC", known_at=when)
        return [f"{one.code} {one.message}" for one in found]

    scan = "{0},parcel,P{0},first_scan,2026-03-14T12:00:00Z,{1}\n"
    deliver("events", "a.csv", EVENTS + scan.format(1, "HUB-A") + scan.format(2, "HUB-A"), at)
    deliver("events", "again.csv", EVENTS + scan.format(1, "HUB-A"), at + timedelta(hours=1))
    assert blocking(at) == ["FEED_MISSING B of 2026-03-14: nothing came."]
    assert blocking(datetime.fromisoformat("2026-03-14T18:00:00Z")) == [
        "FEED_MISSING A of 2026-03-14 is due at 2026-03-15 00:30.",
        "FEED_MISSING B of 2026-03-14 is due at 2026-03-15 00:30.",
    ]
    later = at + timedelta(days=1)
    totals = "into_table,day,site,rows_sent\nevents,2026-03-14,HUB-B,2\n"
    deliver("feed_controls", "totals.csv", totals, later)
    deliver("events", "b.csv", EVENTS + scan.format(3, "HUB-B"), later)
    assert blocking(later) == ["FEED_TOTAL_DIFFERS B of 2026-03-14: 2 rows are expected and 1 came."]
    deliver("events", "b2.csv", EVENTS + scan.format(4, "HUB-B"), later + timedelta(hours=1))
    assert blocking(later + timedelta(hours=1)) == []
    assert blocking(at) == ["FEED_MISSING B of 2026-03-14: nothing came."]
    found = completeness(calendar, DAY, DAY, storage=storage, time_zone="UTC", known_at=later)
    assert [one.feed for one in found.expected] == ["A", "B"]
