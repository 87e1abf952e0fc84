"""Pack 8: what the calendar says of the file that did not come, at each time that the story tells.

The stage `findings` of the pack has a row of the audit of vendor lines too, so it is not proven as a whole.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, cast

from quittance.core.completeness.calendar import Expected
from quittance.core.completeness.judge import BLOCKING, Counts, shortfalls
from tests.scenarios.packs import SCENARIOS, load

PACK = load(SCENARIOS / "08-feed-gap")


def told(at: datetime) -> list[dict[str, Any]]:
    """The findings about feeds in the columns of the pack, as known at the moment."""
    expected = [
        Expected(
            cast(date, row["day"]),
            str(row["feed"]),
            "events",
            "",
            str(row["site"]),
            cast(datetime, row["due"]),
            60,
        )
        for row in PACK.rows("facts/expected_feeds")
    ]
    rows = [row for row in PACK.rows("facts/feeds") if cast(datetime, row["known_at"]) <= at]
    counts, totals = (
        cast(Counts, {("events", "", row["site"], row["day"]): row[column] for row in rows})
        for column in ("rows", "control_rows")
    )
    return [
        {"code": str(one.gap), "about_id": f"{one.feed} {one.site} {one.day}", "count": one.wanted}
        for one in shortfalls(expected, counts, totals, at)
    ]


def test_the_missing_file_is_told_from_the_next_morning_until_it_comes() -> None:
    wanted = {
        row["run"]: {name: row[name] for name in ("code", "about_id", "count")}
        for row in PACK.rows("expected/findings")
        if row["about"] == "expected_feeds"
    }
    times = {run.id: run.known_at for run in PACK.runs}
    assert {run: told(times[run]) for run in ("rate-15-mar", "cutoff-01-apr", "bill-03-apr")} == {
        "rate-15-mar": [wanted["rate-15-mar"]],
        "cutoff-01-apr": [wanted["cutoff-01-apr"]],
        "bill-03-apr": [],
    }
    assert {row["code"] for row in wanted.values()} <= {str(gap) for gap in BLOCKING}
