"""Housekeeping of the lake as runs: the books always know which files are valid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb

from quittance.app.platform.locks import SWEEP, holding
from quittance.app.platform.models import Actor
from quittance.app.platform.operations.runs import Made, claim_run, finish_run
from quittance.app.platform.pointer_store import open_catalog
from quittance.app.platform.queries.runs import pinned_snapshots
from quittance.lake.maintenance.compact import Compacted, compact
from quittance.lake.maintenance.expire import expire
from quittance.lake.maintenance.sweep import unreferenced
from quittance.lake.storage import Storage
from quittance.lake.table import LakeTable

Clock = Callable[[], datetime]


def compact_table(
    table: LakeTable, *, storage: Storage, locks: Path, actor: Actor, at: datetime, clock: Clock
) -> Compacted:
    """Rewrites the small files of each month; rows, their times and their sum of hashes stay.

    The files replaced stay on disk for the snapshots that have them; expiry and sweep remove them later.
    """
    with holding([table.name], folder=locks), duckdb.connect() as connection:
        key = f"compact.{table.name}.{at:%Y%m%dT%H%M%S%f}"
        claim = claim_run(
            kind="compact", key=key, scope=f"compact.{table.name}", inputs={}, at=at, actor=actor
        )
        if claim.is_done:
            return Compacted((), ())
        catalog = open_catalog(storage)
        done = compact(connection, catalog, table, storage, claim.key)
        summary = {"written": len(done.written), "replaced": len(done.replaced)}
        made = Made(catalog.swaps, done.written, {}, summary, removed=done.replaced)
        finish_run(claim, made, at=clock(), actor=actor)
    return done


def expire_snapshots(
    table: LakeTable, *, storage: Storage, locks: Path, actor: Actor, at: datetime, clock: Clock
) -> int:
    """Drops snapshots older than a week that no run needs any more; says how many."""
    with holding([table.name], folder=locks):
        key = f"expire.{table.name}.{at:%Y%m%dT%H%M%S%f}"
        claim = claim_run(kind="expire", key=key, scope=f"expire.{table.name}", inputs={}, at=at, actor=actor)
        if claim.is_done:
            return int(claim.summary["expired"])
        catalog = open_catalog(storage)
        gone = expire(catalog, table, pinned=pinned_snapshots().get(table.name, set()), at=at)
        finish_run(claim, Made(catalog.swaps, (), {}, {"expired": gone}), at=clock(), actor=actor)
    return gone


def sweep(*, storage: Storage, locks: Path, at: datetime) -> tuple[int, int]:
    """Deletes files older than a day that nothing refers to. How many, and how many bytes they had.

    Refuses with `RunInProgress` while a backup copies files.
    """
    with holding([SWEEP], folder=locks):
        files = unreferenced(open_catalog(storage), storage, at=at)
        for file in files:
            storage.delete(file.path)
    return len(files), sum(file.size_bytes for file in files)
