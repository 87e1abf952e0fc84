"""The readings of one parcel, and what a billing weight source would make of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from quittance.app.facts.queries.lake import looking, moment, relation
from quittance.core.measurements.reading import Billed, Reading, Said, Stated
from quittance.core.measurements.rule import DATES, BillingWeightRule
from quittance.core.measurements.size import size_of_reading
from quittance.core.measurements.verdicts import Verdict, judged
from quittance.engines.charges.event_days import EVENT_DAYS
from quittance.engines.charges.governing import Known, governing_rows
from quittance.kernel.sql_literal import text
from quittance.lake.storage import Storage
from quittance.lake.tables.parcels import PARCELS


@dataclass(frozen=True, slots=True)
class ParcelWeight:
    """What is billed of a parcel, until when it may change, and every reading with what became of it."""

    billed: Billed
    final_on: date | None
    readings: tuple[tuple[Reading, Verdict], ...]


def weight_of(
    parcel: str, rule: BillingWeightRule, *, storage: Storage, time_zone: str, known_at: datetime
) -> ParcelWeight | None:
    """By this rule, as known at the moment; None if nothing is known of the parcel."""
    with looking(storage) as connection:
        readings = _readings(connection, parcel, storage)
        facts = _facts(connection, parcel, storage, known_at)
    if facts is None and not readings:
        return None
    facts = facts or {}
    stated = Stated(_said(facts, "weight"), _said(facts, "declared_weight"))
    final_on = _final_on(rule, facts)
    closes_at = None
    if final_on is not None:
        closes_at = datetime.combine(final_on + timedelta(days=1), time(), ZoneInfo(time_zone))
    billed, told = judged(rule, readings, stated=stated, known_at=known_at, closes_at=closes_at)
    return ParcelWeight(billed, final_on, tuple(told))


def _final_on(rule: BillingWeightRule, facts: dict[str, Any]) -> date | None:
    if rule.final is None:
        return None
    day = facts.get(rule.final.after)
    return None if day is None else day + timedelta(days=rule.final.days)


def _said(facts: dict[str, Any], name: str) -> Said | None:
    value, unit = facts.get(name), facts.get(f"{name}_uom")
    if value is None or unit is None or size_of_reading(value, unit) is None:
        return None
    return Said(value, unit)


def _readings(connection: duckdb.DuckDBPyConnection, parcel: str, storage: Storage) -> list[Reading]:
    rows = connection.execute(
        'SELECT measurement_id, source, reader, value, unit, epoch_us("at"), epoch_us(known_at),'
        f" coalesce(certified, FALSE) FROM {relation('measurements', storage, subject_id=parcel)}"
        f" WHERE subject = 'parcel' AND subject_id = {text(parcel)} AND reading = 'weight'"
    ).fetchall()
    return [
        Reading(id, source, reader, value, unit, moment(at), moment(known), certified)
        for id, source, reader, value, unit, at, known, certified in rows
    ]


def _facts(
    connection: duckdb.DuckDBPyConnection, parcel: str, storage: Storage, known_at: datetime
) -> dict[str, Any] | None:
    days = [name for name in (*DATES, *EVENT_DAYS) if name in PARCELS.names]
    columns = {**dict.fromkeys(days, ""), "weight": "mass_unit", "declared_weight": "mass_unit"}
    parcels, events = (
        f"(SELECT * FROM {relation(name, storage, subject_id=parcel)} WHERE {id} = {text(parcel)})"
        for name, id in (("parcels", "parcel_id"), ("events", "subject_id"))
    )
    known = Known("parcel", "parcel_id", columns)
    found = connection.execute(governing_rows(parcels, events, "", known, known_at))
    names = [column[0] for column in found.description]
    rows = found.fetchall()
    return dict(zip(names, rows[0], strict=True)) if rows else None
