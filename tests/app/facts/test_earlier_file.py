from __future__ import annotations

from datetime import datetime, timedelta

from quittance.app.facts.operations.ingest import Ingested
from tests.app.facts.conftest import Rows, TakeIn

HEAD = "parcel_id,ship_date,weight_kg"


def told(done: Ingested) -> list[str]:
    return [finding.message for finding in done.findings if finding.code == "FILE_DIFFERS"]


def test_a_file_that_changed_between_two_deliveries_is_told_and_nothing_is_taken_back(
    take_in: TakeIn, rows: Rows, at: datetime
) -> None:
    later = at + timedelta(days=1)
    first = take_in(HEAD, "P1,2026-04-03,1", "P2,2026-04-03,2", "P3,2026-04-03,3", name="a.csv")
    assert told(first) == []
    changed = take_in(HEAD, "P1,2026-04-03,1", "P2,2026-04-03,2.5", name="a.csv", known=later)
    (message,) = told(changed)
    assert message.endswith("rows new or changed 1, as before 1, missing now 1.")
    assert rows("SELECT count(*) FROM parcels") == [(4,)]


def test_other_names_and_other_sources_are_other_files(take_in: TakeIn, at: datetime) -> None:
    later = at + timedelta(days=1)
    take_in(HEAD, "P1,2026-04-03,1", name="a.csv")
    assert told(take_in(HEAD, "P1,2026-04-03,2", name="b.csv", known=later)) == []
    assert told(take_in(HEAD, "P1,2026-04-03,2", name="a.csv", source="hub", known=later)) == []
