from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.app.platform.timetable import BadTimetable, latest_slot

MOMENTS = st.integers(0, 10 * 365 * 24 * 60).map(
    lambda minutes: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
ZONES = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Shanghai"])
TABLES = {"hourly 15": 1, "daily 03:30": 25, "weekly mon 03:30": 7 * 24 + 1, "monthly 28 03:30": 31 * 24 + 1}


@given(at=MOMENTS, zone=ZONES, table=st.sampled_from(sorted(TABLES)))
def test_the_latest_slot_is_the_last_one_before(at: datetime, zone: str, table: str) -> None:
    slot = latest_slot(table, at, zone)
    assert at - timedelta(hours=TABLES[table]) < slot <= at
    assert latest_slot(table, slot, zone) == slot
    assert latest_slot(table, slot - timedelta(microseconds=1), zone) < slot
    local = slot.astimezone(ZoneInfo(zone))
    if table.startswith("weekly"):
        assert local.weekday() == 0
    if table.startswith("monthly"):
        assert local.day == 28


def test_days_are_those_of_the_zone() -> None:
    at = datetime(2026, 3, 29, 12, 0, tzinfo=UTC)  # summer time began in Berlin that night
    assert latest_slot("daily 03:00", at, "Europe/Berlin") == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    assert latest_slot("daily 03:00", at - timedelta(days=1), "Europe/Berlin") == datetime(
        2026, 3, 28, 2, 0, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "table",
    [
        "",
        "daily",
        "daily 3",
        "daily 25:00",
        "hourly 60",
        "monthly 29 03:00",
        "monthly 0 03:00",
        "weekly 03:00",
    ],
)
def test_what_is_no_timetable_is_refused(table: str) -> None:
    with pytest.raises(BadTimetable):
        latest_slot(table, datetime(2026, 3, 29, tzinfo=UTC), "UTC")
