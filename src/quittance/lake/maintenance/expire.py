"""Snapshots that nobody pinned are dropped from a table's metadata; its rows stay."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from quittance.lake.append import open_table
from quittance.lake.catalog import StagingCatalog
from quittance.lake.table import LakeTable

KEPT = timedelta(days=7)
SNAPSHOTS_MAX, SNAPSHOTS_LEFT = 60, 20
"""A table with more snapshots is trimmed to the newest: each commit copies the list of all of them."""


def expire(catalog: StagingCatalog, table: LakeTable, *, pinned: Collection[int], at: datetime) -> int:
    """Stages the table without snapshots older than a week, and says how many went.

    Spares the current one and those in `pinned`, which the books know as read or written by a run.
    """
    found = open_table(catalog, table)
    current = found.current_snapshot()
    spared = {*pinned, *([current.snapshot_id] if current else [])}
    before = int((at - KEPT).timestamp() * 1000)
    gone = [
        snapshot.snapshot_id
        for snapshot in found.metadata.snapshots
        if snapshot.timestamp_ms < before and snapshot.snapshot_id not in spared
    ]
    if gone:
        found.maintenance.expire_snapshots().by_ids(gone).commit()
    return len(gone)


def trim(catalog: StagingCatalog, table: LakeTable, *, pinned: Collection[int]) -> None:
    """Stages the table with its newest snapshots and those in `pinned`, if it has too many.

    Called by every run that appends, so that the thousandth small commit is as quick as the first.
    """
    found = open_table(catalog, table)
    snapshots = sorted(found.metadata.snapshots, key=lambda snapshot: snapshot.timestamp_ms)
    if len(snapshots) > SNAPSHOTS_MAX:
        old = [snapshot.snapshot_id for snapshot in snapshots[:-SNAPSHOTS_LEFT]]
        gone = [snapshot_id for snapshot_id in old if snapshot_id not in pinned]
        if gone:
            found.maintenance.expire_snapshots().by_ids(gone).commit()
