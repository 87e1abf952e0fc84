from __future__ import annotations

import os
from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from quittance.app.platform.models import Actor, LakeFile, Run
from quittance.app.platform.operations.actors import add_actor
from quittance.app.platform.operations.maintenance import compact_table, expire_snapshots, sweep
from quittance.app.platform.operations.runs import Made, claim_run, finish_run
from quittance.app.platform.pointer_store import open_catalog
from quittance.app.platform.queries.runs import damaged_files
from quittance.config.init import create_tables
from quittance.config.workspace import Workspace
from quittance.lake.append import append_files
from quittance.lake.catalog import StagingCatalog
from quittance.lake.digest import content_query
from quittance.lake.maintenance import compact as module
from quittance.lake.maintenance import expire as expiry
from quittance.lake.maintenance.compact import CompactionDiffers
from quittance.lake.one_namespace import NAMESPACE
from quittance.lake.read import pin
from quittance.lake.storage import Storage
from quittance.lake.tables import PARCELS
from quittance.lake.write import write_rows


class Lake:
    """A lake of parcels to which small runs append."""

    def __init__(self, workspace: Workspace, at: datetime) -> None:
        self.storage = Storage(workspace.lake)
        self.locks = workspace.locks
        self.at = at
        self.actor: Actor = add_actor(name="system", kind="worker", role="system", by=None, at=at)
        create_tables(workspace, at=at)

    @property
    def catalog(self) -> StagingCatalog:
        return open_catalog(self.storage)

    def append(self, *ids: str, day: str = "2026-04-03", pinned: Collection[int] = ()) -> None:
        key = f"test.{Run.objects.count()}"
        claim = claim_run(kind="ingest", key=key, scope=key, inputs={}, at=self.at, actor=self.actor)
        columns = ", ".join(
            f"{ {'parcel_id': 'id', 'business_date': f'DATE {day!r}'}.get(name, 'NULL') } AS {name}"
            for name in PARCELS.names
        )
        with duckdb.connect() as connection:
            connection.execute(f"CREATE VIEW new AS SELECT {columns} FROM (SELECT unnest({list(ids)}) AS id)")
            files = write_rows(connection, PARCELS, "new", self.storage, key)
        catalog = self.catalog
        append_files(catalog, PARCELS, files, key)
        expiry.trim(catalog, PARCELS, pinned=pinned)
        finish_run(claim, Made(catalog.swaps, files, {}, {}), at=self.at, actor=self.actor)

    def content(self) -> list[tuple[object, ...]]:
        with duckdb.connect() as connection:
            return connection.execute(
                content_query(PARCELS, pin(self.catalog, PARCELS).relation())
            ).fetchall()

    def compact(self) -> int:
        done = compact_table(
            PARCELS,
            storage=self.storage,
            locks=self.locks,
            actor=self.actor,
            at=self.at,
            clock=lambda: self.at,
        )
        return len(done.replaced)


@pytest.fixture
def lake(workspace: Workspace, at: datetime) -> Lake:
    return Lake(workspace, at)


def test_compaction_keeps_every_row_and_the_books_follow(lake: Lake) -> None:
    for number in range(6):
        lake.append(f"P{number}", f"Q{number}")
    lake.append("R1", day="2026-05-01")
    before = lake.content()
    assert lake.compact() == 6
    assert lake.content() == before
    pinned = pin(lake.catalog, PARCELS)
    assert sorted(file.rows for file in pinned.files) == [1, 12]
    valid = set(LakeFile.objects.filter(removed_at=None).values_list("path", flat=True))
    assert valid == {file.path for file in pinned.files}
    assert damaged_files(lake.storage, whole=True) == []


def test_a_month_of_few_files_is_left_alone(lake: Lake) -> None:
    lake.append("P1")
    lake.append("P2")
    before = pin(lake.catalog, PARCELS).files
    assert lake.compact() == 0
    assert pin(lake.catalog, PARCELS).files == before


def test_compaction_that_would_lose_a_row_changes_nothing(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        lake.append(f"P{number}")
    before = pin(lake.catalog, PARCELS)
    write = module.write_rows

    def lossy(connection, table, rows, *rest):  # type: ignore[no-untyped-def]
        return write(connection, table, f"(SELECT * FROM {rows} WHERE parcel_id <> 'P2')", *rest)

    monkeypatch.setattr(module, "write_rows", lossy)
    with pytest.raises(CompactionDiffers):
        lake.compact()
    assert pin(lake.catalog, PARCELS) == before


def test_expiry_drops_old_snapshots_but_none_that_a_run_may_show_again(lake: Lake) -> None:
    for number in range(4):
        lake.append(f"P{number}")
    snapshots = lake.catalog.load_table((NAMESPACE, "parcels")).metadata.snapshots
    claim = claim_run(kind="rate", key="r", scope="r", inputs={}, at=lake.at, actor=lake.actor)
    read = {"parcels": snapshots[1].snapshot_id}
    finish_run(claim, Made((), (), read, {}), at=lake.at, actor=lake.actor)
    later = datetime.now(tz=lake.at.tzinfo) + timedelta(days=8)
    gone = expire_snapshots(
        PARCELS, storage=lake.storage, locks=lake.locks, actor=lake.actor, at=later, clock=lambda: later
    )
    left = lake.catalog.load_table((NAMESPACE, "parcels")).metadata.snapshots
    assert gone == 2
    assert [one.snapshot_id for one in left] == [snapshots[1].snapshot_id, snapshots[3].snapshot_id]
    assert pin(lake.catalog, PARCELS, snapshot_id=snapshots[1].snapshot_id).rows == 2
    assert pin(lake.catalog, PARCELS).rows == 4


def test_many_small_commits_keep_few_snapshots_and_every_row(
    lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expiry, "SNAPSHOTS_MAX", 6)
    monkeypatch.setattr(expiry, "SNAPSHOTS_LEFT", 2)
    pinned: set[int] = set()
    for number in range(12):
        lake.append(f"P{number}", pinned=pinned)
        if number == 1:
            snapshot = lake.catalog.load_table((NAMESPACE, "parcels")).current_snapshot()
            assert snapshot is not None
            pinned.add(snapshot.snapshot_id)
    snapshots = [
        one.snapshot_id for one in lake.catalog.load_table((NAMESPACE, "parcels")).metadata.snapshots
    ]
    assert len(snapshots) <= 7
    assert pinned <= set(snapshots)
    assert pin(lake.catalog, PARCELS).rows == 12


def test_sweep_deletes_what_a_killed_run_left_once_it_is_a_day_old(lake: Lake) -> None:
    lake.append("P1")
    now = datetime.now(tz=lake.at.tzinfo)
    stray, young = (
        Path(lake.storage.path("data", "parcels", "2026-04", name)) for name in ("a.parquet", "b")
    )
    for path in (stray, young):
        path.write_bytes(b"left over")
    two_days_ago = (now - timedelta(days=2)).timestamp()
    for path in [stray, *map(Path, LakeFile.objects.values_list("path", flat=True))]:
        os.utime(path, (two_days_ago, two_days_ago))
    assert sweep(storage=lake.storage, locks=lake.locks, at=now) == (1, len(b"left over"))
    assert not stray.exists()
    assert young.exists()
    assert lake.content() != []


def test_sweep_leaves_everything_that_tables_need(lake: Lake) -> None:
    for number in range(5):
        lake.append(f"P{number}")
    lake.compact()
    before = lake.content()
    sweep(storage=lake.storage, locks=lake.locks, at=datetime.now(tz=lake.at.tzinfo) + timedelta(days=3))
    assert lake.content() == before
    lake.append("P9")
    assert pin(lake.catalog, PARCELS).rows == 6


@pytest.mark.parametrize(("damage", "code"), [("gone", "LAKE_FILE_MISSING"), ("bit", "LAKE_FILE_ALTERED")])
def test_damage_on_disk_is_found(lake: Lake, damage: str, code: str) -> None:
    lake.append("P1")
    path = Path(LakeFile.objects.get().path)
    if damage == "gone":
        path.unlink()
    else:
        written = bytearray(path.read_bytes())
        written[50] ^= 1
        path.write_bytes(written)
    assert [finding.code for finding in damaged_files(lake.storage, whole=True)] == [code]
