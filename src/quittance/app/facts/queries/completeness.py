"""Whether all facts of some days are there, and what a cut-off has to wait for."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb

from quittance.app.facts.queries.lake import looking, relation
from quittance.core.completeness.calendar import (
    COLUMNS,
    BadFeedCalendar,
    Expected,
    FeedRow,
    expected_feeds,
    parse_calendar,
)
from quittance.core.completeness.judge import (
    WEEKS,
    Cohort,
    Gap,
    Patience,
    Shortfall,
    shortfalls,
    stage_shortfalls,
    waiting,
)
from quittance.engines.charges.governing import Known, governing_rows
from quittance.kernel.finding import Finding
from quittance.kernel.sql_literal import text
from quittance.lake.sql import joined
from quittance.lake.storage import Storage
from quittance.lake.table import LakeTable
from quittance.lake.tables import TABLES, find_table

CALENDAR = "feeds.csv"
"""The file of a workspace that says what is expected."""

FACTS = tuple(table.name for table in TABLES if "source" in table.names)
_DAYS = ("label_date", "pickup_date", "first_scan_date", "delivered_date", "cancelled_date")


@dataclass(frozen=True, slots=True)
class Completeness:
    """What was expected, what is not there and not due yet, and everything that is not as expected."""

    expected: tuple[Expected, ...]
    waiting: tuple[Expected, ...]
    shortfalls: tuple[Shortfall, ...]


def read_calendar(path: Path) -> list[FeedRow]:
    """The calendar in a file. Refuses with `BadFeedCalendar`, also if there is none."""
    if not path.is_file():
        raise BadFeedCalendar(f"There is no {path}.", f"Its columns are {', '.join(COLUMNS)}.")
    with path.open(encoding="utf-8-sig", newline="") as file:
        calendar = parse_calendar(list(csv.DictReader(file)), FACTS, path.name)
    for line, row in enumerate(calendar, start=2):
        if row.site and not _site_column(row.table):
            raise BadFeedCalendar(f"{path.name}:{line}: {row.table} have no site.", "Leave the site empty.")
    return calendar


def completeness(
    calendar: Sequence[FeedRow],
    first: date,
    last: date,
    *,
    storage: Storage,
    time_zone: str,
    known_at: datetime,
    patience: Patience | None = None,
) -> Completeness:
    """Of the days from `first` to `last`, both included, as known at the moment.

    Rows count by their business date, each thing once, corrections and repetitions not again.
    """
    expected = tuple(expected_feeds(calendar, first, last, time_zone))
    with looking(storage) as connection:
        counts = _counts(connection, expected, first, last, storage, known_at)
        totals = _totals(connection, first, last, storage, known_at)
        cohorts = _cohorts(connection, first, last, storage, known_at)
    today = known_at.astimezone(ZoneInfo(time_zone)).date()
    found = shortfalls(expected, counts, totals, known_at)
    found += stage_shortfalls(cohorts, today, patience or Patience())
    return Completeness(
        expected,
        tuple(waiting(expected, counts, known_at)),
        tuple(sorted(found, key=lambda one: (one.day, one.gap, one.feed))),
    )


def blocking_findings(
    calendar: Sequence[FeedRow],
    first: date,
    last: date,
    *,
    storage: Storage,
    time_zone: str,
    known_at: datetime,
) -> list[Finding]:
    """What a billing cut-off or a close of these days has to wait for: one error each; none, and it passes.

    A feed that is not due yet blocks too: until it is there, nobody knows what the day holds.
    """
    found = completeness(calendar, first, last, storage=storage, time_zone=time_zone, known_at=known_at)
    told = [
        Finding(
            one.gap,
            f"{one.feed} of {one.day}: {_told(one)}",
            hint="Ask its sender, take it in, and try again.",
        )
        for one in found.shortfalls
        if one.blocks
    ]
    told += [
        Finding(
            Gap.MISSING,
            f"{one.feed} of {one.day} is due at {one.due_at:%Y-%m-%d %H:%M}.",
            hint="Wait for it.",
        )
        for one in found.waiting
    ]
    return told


def _told(one: Shortfall) -> str:
    if one.wanted is None:
        return "nothing came."
    came = f"{one.rows} came" if one.rows else "nothing came"
    return f"{one.wanted} rows are expected and {came}."


def _counts(
    connection: duckdb.DuckDBPyConnection,
    expected: Sequence[Expected],
    first: date,
    last: date,
    storage: Storage,
    known_at: datetime,
) -> dict[tuple[str, str, str, date], int]:
    """Rows by table, source, site and day; with the site "" for all of a source. From weeks before on."""
    since = first - timedelta(weeks=WEEKS)
    found: dict[tuple[str, str, str, date], int] = {}
    for name in sorted({one.table for one in expected}):
        rows = relation(name, storage, month_from=since, month_until=last + timedelta(days=1))
        site = _site_column(name)
        sets = "(source, business_date), (source, business_date, site)" if site else "(source, business_date)"
        column = f"{site} AS site" if site else "NULL AS site"
        told = "CASE WHEN grouping(site) = 1 THEN '' ELSE site END" if site else "''"
        for source, place, day, count in connection.execute(
            f"SELECT source, {told}, business_date, count(DISTINCT id) FROM (SELECT source, business_date,"
            f" {_id(name)} AS id, {column} FROM {rows} WHERE known_at <= {_moment(known_at)}"
            f" AND business_date BETWEEN DATE '{since}' AND DATE '{last}') GROUP BY GROUPING SETS ({sets})"
        ).fetchall():
            found[name, source, place or "", day] = max(count, found.get((name, source, place or "", day), 0))
    return found


def _totals(
    connection: duckdb.DuckDBPyConnection, first: date, last: date, storage: Storage, known_at: datetime
) -> dict[tuple[str, str, str, date], int]:
    """What sources say that they sent, as told last."""
    rows = relation("feed_controls", storage, month_from=first, month_until=last + timedelta(days=1))
    return {
        (table, source, site, day): int(sent)
        for table, source, site, day, sent in connection.execute(
            "SELECT into_table, source, CASE WHEN site = 'all' THEN '' ELSE site END, day,"
            " max_by(rows_sent, (known_at, row_hash))"
            f" FROM {rows} WHERE known_at <= {_moment(known_at)} GROUP BY ALL"
        ).fetchall()
    }


def _cohorts(
    connection: duckdb.DuckDBPyConnection, first: date, last: date, storage: Storage, known_at: datetime
) -> list[Cohort]:
    """The labels of each day that were not cancelled, with how many were scanned and delivered since."""
    around = {"month_from": first - timedelta(days=62), "month_until": last + timedelta(days=62)}
    parcels = relation("parcels", storage, subject_id=None, **around)
    events = relation("events", storage, subject_id=None, **around)
    table = find_table("parcels")
    assert table is not None, "the lake has a table of parcels"
    known = Known("parcel", "parcel_id", {name: "" for name in _DAYS if name in table.names})
    query = governing_rows(parcels, events, "", known, known_at)
    rows = connection.execute(
        "SELECT label_date, count(*), count(coalesce(first_scan_date, pickup_date, delivered_date)),"
        f" count(delivered_date) FROM ({query}) WHERE cancelled_date IS NULL"
        f" AND label_date BETWEEN DATE '{first}' AND DATE '{last}' GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return [Cohort(*row) for row in rows]


def _site_column(name: str) -> str:
    names = _table(name).names
    return next((column for column in ("site", "origin_site") if column in names), "")


def _id(name: str) -> str:
    return joined(column for column in _table(name).key if column != "source")


def _table(name: str) -> LakeTable:
    table = find_table(name)
    assert table is not None, "the calendar names only tables that there are"
    return table


def _moment(at: datetime) -> str:
    return f"TIMESTAMPTZ {text(at.isoformat())}"
