"""A rating run over one month, both sides. Safe to repeat and to kill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from quittance.app.platform.locks import holding
from quittance.app.platform.models import Actor
from quittance.app.platform.operations.runs import Claim, Made, claim_run, finish_run, released_if_refused
from quittance.app.platform.pointer_store import open_catalog
from quittance.app.platform.queries.runs import pinned_snapshots
from quittance.app.rating.operations.allocate import allocate_costs
from quittance.app.rating.operations.chosen import Chosen
from quittance.app.rating.operations.inputs import inputs_now
from quittance.app.rating.operations.opened import open_month, pinned_facts
from quittance.app.rating.operations.since import since_last
from quittance.app.rating.operations.work import find_differences
from quittance.kernel.places import reach
from quittance.lake.append import append_files
from quittance.lake.catalog import StagingCatalog
from quittance.lake.connect import connected
from quittance.lake.maintenance.expire import trim
from quittance.lake.read import require_files
from quittance.lake.storage import Storage
from quittance.lake.table import LakeTable
from quittance.lake.tables.allocations import ALLOCATIONS
from quittance.lake.tables.charges import CHARGES
from quittance.lake.write import WrittenFile, write_rows

ALL = Chosen()
"""The whole month."""


@dataclass(frozen=True, slots=True)
class RatingRooms:
    """Where a run works: the lake's storage, folders for locks, for what does not fit into memory and for
    lists of what has no price. Days of weights end in `time_zone`.
    """

    storage: Storage
    locks: Path
    spill: Path
    unrated: Path
    time_zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Rated:
    """What a run did: subjects looked at by kind, rows written, their sums by side, reason and currency.

    is_partial says that only subjects with news since the last run of the month were looked at.
    unrated   subjects without a price by kind, side and reason, with an estimate of the money and its
              currency; they are listed in `unrated_file`.
    shares    differences written in what parcels bear of the cost of wider subjects.
    not_allocated  currency and sum of such cost that no parcel could be found for.
    """

    key: str
    period: str
    subjects: tuple[tuple[str, int], ...]
    written: int
    sums: tuple[tuple[str, str, str, int, str], ...]
    unrated: tuple[tuple[str, str, str, int, str, str], ...]
    unrated_file: str | None
    is_partial: bool
    shares: int
    not_allocated: tuple[tuple[str, str], ...]
    is_repetition: bool = False


def rate_month(
    period: date,
    *,
    rooms: RatingRooms,
    actor: Actor,
    at: datetime,
    clock: Callable[[], datetime],
    chosen: Chosen = ALL,
    wait_seconds: float = 0,
) -> Rated:
    """Rates the subjects whose business date lies in the month that begins on `period`, all or what is
    `chosen`, and writes what differs from what was charged before. Prices that hang on a quarter or on
    a budget reach beyond the month, and are put right there too.

    Knows what was known by `at`: rows of facts, and versions approved. What it reads is pinned when the run
    is claimed, so that a retry after a crash writes the same. Nothing new to know means the same key, and
    nothing is done. Refuses with `NoContracts`, `UnknownReason`, `RunInProgress`, `PointerMoved`,
    `LakeFileMissing`.
    """
    with holding([CHARGES.name, ALLOCATIONS.name], folder=rooms.locks, wait_seconds=wait_seconds):
        while True:
            wanted, inputs = inputs_now(period, rooms.storage, rooms.time_zone, at, chosen)
            scope = f"rate.{period:%Y-%m}"
            claim = claim_run(kind="rate", key=wanted, scope=scope, inputs=inputs, at=at, actor=actor)
            if claim.is_done:
                return Rated(**_tuples(claim.summary), is_repetition=True)
            with released_if_refused(claim):
                rated = _run(period, rooms, claim, actor, clock)
            if claim.key == wanted:  # else it was a run of the month that had been killed
                return rated


def _run(
    period: date, rooms: RatingRooms, claim: Claim, actor: Actor, clock: Callable[[], datetime]
) -> Rated:
    catalog = open_catalog(rooms.storage)
    inputs = claim.inputs
    facts = pinned_facts(catalog, rooms.storage, inputs)
    since = since_last(claim, catalog, facts)
    month = open_month(catalog, facts, inputs, known_at=claim.declared_at, run=claim.key, since=since)
    for mine in (month.charged, month.allocated):
        require_files(mine, rooms.storage)
    with connected(rooms.spill) as connection:
        rooms.storage.open_to(connection)
        done = find_differences(connection, month, rooms.unrated / f"{claim.key}.csv")
        reach("rate: differences found")
        shares = allocate_costs(connection, month, done.rows)
        reach("rate: shares found")
        files = _write(connection, catalog, CHARGES, done.rows, rooms, claim.key)
        split = _write(connection, catalog, ALLOCATIONS, shares.rows, rooms, claim.key) if shares else []
    summary = {
        "key": claim.key,
        "period": f"{period:%Y-%m}",
        "subjects": done.subjects,
        "written": sum(file.rows for file in files),
        "sums": done.sums,
        "unrated": done.unrated,
        "unrated_file": str(done.unrated_file) if done.unrated_file else None,
        "is_partial": month.since is not None,
        "shares": sum(file.rows for file in split),
        "not_allocated": shares.lost if shares else [],
    }
    reads = {name: snapshot for name, snapshot in inputs["snapshots"].items() if snapshot is not None}
    finish_run(claim, Made(catalog.swaps, [*files, *split], reads, summary), at=clock(), actor=actor)
    return Rated(**_tuples(summary))


def _write(
    connection: duckdb.DuckDBPyConnection,
    catalog: StagingCatalog,
    table: LakeTable,
    rows: str,
    rooms: RatingRooms,
    key: str,
) -> list[WrittenFile]:
    files = write_rows(connection, table, rows, rooms.storage, key)
    append_files(catalog, table, files, key)
    trim(catalog, table, pinned=pinned_snapshots().get(table.name, set()))
    return files


def _tuples(summary: Mapping[str, Any]) -> dict[str, Any]:
    """Lists of JSON as the tuples that they were."""
    lists = {
        name: tuple(map(tuple, summary[name])) for name in ("subjects", "sums", "unrated", "not_allocated")
    }
    return {**summary, **lists}
