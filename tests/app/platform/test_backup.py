from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from quittance.app.facts.operations.ingest import Rooms, ingest
from quittance.app.platform.backup.make import make_backup
from quittance.app.platform.backup.manifest import BackupDamaged, NoBackup, PlaceNotEmpty
from quittance.app.platform.backup.restore import BackupNewer, RestoreDiffers
from quittance.app.platform.locks import RunInProgress
from quittance.app.platform.models import Event, LakeFile, Run, RunSnapshot
from quittance.app.platform.operations.actors import add_actor
from quittance.app.platform.operations.maintenance import sweep
from quittance.app.platform.pointer_store import open_catalog
from quittance.app.platform.queries.health import examine
from quittance.config import init
from quittance.config.backup_wiring import BackupWiring
from quittance.config.books import open_books
from quittance.config.workspace import SETTINGS, Workspace, read_workspace, with_places, without_password
from quittance.kernel.places import watching
from quittance.lake.digest import content_query
from quittance.lake.read import LakeFileAltered, pin
from quittance.lake.storage import Storage
from quittance.lake.tables import PARCELS
from tests.support.books import close_books, empty_database

Restore = Callable[..., Workspace]


class Books:
    """A workspace with a few deliveries of parcels."""

    def __init__(self, workspace: Workspace, at: datetime) -> None:
        self.workspace, self.at = workspace, at
        self.storage = Storage(workspace.lake)
        self.actor = add_actor(name="system", kind="worker", role="system", by=None, at=at)

    def deliver(self, name: str, *rows: str) -> None:
        path = self.workspace.folder / f"{name}.csv"
        path.write_text("\n".join(("parcel_id,ship_date,weight_kg", *rows)) + "\n", encoding="utf-8")
        here = self.workspace
        rooms = Rooms(self.storage, here.locks, here.spill, here.parked, "UTC")
        self.at += timedelta(hours=1)
        ingest(path, PARCELS, source="wms", rooms=rooms, actor=self.actor, at=self.at, clock=lambda: self.at)

    def backup(self, folder: Path) -> None:
        make_backup(
            folder,
            storage=self.storage,
            locks=self.workspace.locks,
            lists={"parked": list(self.workspace.parked.glob("*"))},
            settings=without_password((self.workspace.folder / SETTINGS).read_text(encoding="utf-8")),
            version="1",
            actor=self.actor,
            at=self.at,
        )


@pytest.fixture
def books(workspace: Workspace, at: datetime, monkeypatch: pytest.MonkeyPatch) -> Books:
    monkeypatch.setattr(init, "TABLES", (PARCELS,))  # the others would be empty, and take their time
    made = Books(workspace, at)
    init.create_tables(workspace, at=at)
    made.deliver("first", "P1,2026-04-03,1.5", "P2,2026-05-03,2.5", "P3,,1")
    made.deliver("second", "P1,2026-04-03,1.6")
    return made


@pytest.fixture
def restore(tmp_path: Path) -> Iterator[Restore]:
    def restored(backup: Path, *, database: str = "sqlite", name: str = "restored") -> Workspace:
        places = {"database": empty_database(database), "lake": "tables", "endpoint": "", "region": ""}
        BackupWiring().restore(backup, tmp_path / name, **places)
        return read_workspace(tmp_path / name)

    yield restored
    close_books()


def content(storage: Storage, snapshot_id: int | None = None) -> list[tuple[object, ...]]:
    pinned = pin(open_catalog(storage), PARCELS, snapshot_id=snapshot_id)
    with duckdb.connect() as connection:
        return connection.execute(content_query(PARCELS, pinned.relation())).fetchall()


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_backup_comes_back_elsewhere_on_either_database_and_work_goes_on(
    books: Books, restore: Restore, tmp_path: Path, database: str
) -> None:
    books.backup(tmp_path / "copy")
    before = content(books.storage)
    snapshots = list(RunSnapshot.objects.filter(table_name="parcels").values_list("snapshot_id", flat=True))
    history = [content(books.storage, snapshot) for snapshot in snapshots]
    events = list(Event.objects.exclude(stream="backups").order_by("hash").values_list("hash", flat=True))
    restored = restore(tmp_path / "copy", database=database)
    open_books(restored)
    storage = Storage(restored.lake)
    assert content(storage) == before
    assert [content(storage, snapshot) for snapshot in snapshots] == history
    known = Event.objects.exclude(stream="backups").order_by("hash").values_list("hash", flat=True)
    assert list(known) == events
    assert all(path.startswith(restored.lake) for path in LakeFile.objects.values_list("path", flat=True))
    assert all(not findings for _, findings in examine(storage))
    assert [path.name for path in restored.parked.iterdir()] == [
        path.name for path in books.workspace.parked.iterdir()
    ]
    again = Books(restored, books.at)
    again.deliver("third", "P9,2026-04-09,1")
    assert pin(open_catalog(storage), PARCELS).rows == 4
    assert not any(books.workspace.lake in text for text in _texts(Path(restored.lake)))


def test_what_others_commit_meanwhile_is_not_in_it_and_nothing_is_swept(
    books: Books, restore: Restore, tmp_path: Path
) -> None:
    before = content(books.storage)

    def meanwhile(place: str) -> None:
        if place == "backup: books written":
            books.deliver("late", "P7,2026-04-07,1")
            with pytest.raises(RunInProgress):
                sweep(storage=books.storage, locks=books.workspace.locks, at=books.at)

    with watching(meanwhile):
        books.backup(tmp_path / "copy")
    assert content(books.storage) != before
    restored = restore(tmp_path / "copy")
    assert content(Storage(restored.lake)) == before
    held = {path.name for path in (tmp_path / "copy" / "lake" / "data").rglob("*.parquet")}
    assert held == {Path(path).name for path in LakeFile.objects.values_list("path", flat=True)}


def test_a_run_that_was_at_work_can_be_taken_up_again(books: Books, restore: Restore, tmp_path: Path) -> None:
    Run.objects.create(
        key="k", kind="ingest", scope="k", declared_at=books.at, actor=books.actor, state="claimed"
    )
    books.backup(tmp_path / "copy")
    restore(tmp_path / "copy")
    assert Run.objects.get(key="k").state == "claimed"


def test_a_damaged_lake_is_not_copied(books: Books, tmp_path: Path) -> None:
    path = Path(LakeFile.objects.order_by("pk")[0].path)
    written = bytearray(path.read_bytes())
    written[50] ^= 1
    path.write_bytes(written)
    with pytest.raises(LakeFileAltered):
        books.backup(tmp_path / "copy")
    assert [one.name for one in tmp_path.iterdir()] == ["workspace"]


def test_a_damaged_backup_is_refused(books: Books, restore: Restore, tmp_path: Path) -> None:
    books.backup(tmp_path / "copy")
    data = next((tmp_path / "copy" / "lake" / "data").rglob("*.parquet"))
    for part in (tmp_path / "copy" / "books" / "platform.Run.jsonl", tmp_path / "copy" / SETTINGS, data):
        before = part.read_bytes()
        part.write_bytes(bytes([before[0] ^ 1]) + before[1:])
        with pytest.raises(BackupDamaged):
            restore(tmp_path / "copy")
        part.write_bytes(before)
    assert not (tmp_path / "restored").exists()


def test_nothing_is_overwritten(books: Books, restore: Restore, tmp_path: Path) -> None:
    books.backup(tmp_path / "copy")
    with pytest.raises(PlaceNotEmpty):
        restore(tmp_path / "copy", name="workspace")
    (tmp_path / "restored" / "tables").mkdir(parents=True)
    (tmp_path / "restored" / "tables" / "ours").write_text("x", encoding="utf-8")
    with pytest.raises(PlaceNotEmpty):
        restore(tmp_path / "copy")
    with pytest.raises(NoBackup):
        restore(tmp_path / "workspace", name="other")


def test_a_backup_of_a_later_version_is_refused(books: Books, restore: Restore, tmp_path: Path) -> None:
    books.backup(tmp_path / "copy")
    path = tmp_path / "copy" / "manifest.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    said["migrations"].append(["platform", "9999_later"])
    path.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(BackupNewer):
        restore(tmp_path / "copy")
    assert not (tmp_path / "restored" / SETTINGS).exists()


def test_a_restore_that_lost_a_row_is_noticed(
    books: Books, restore: Restore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quittance.app.platform.backup import restore as module

    books.backup(tmp_path / "copy")
    fill = module.write_lines

    def lossy(model, lines, *, lake):  # type: ignore[no-untyped-def]
        kept = list(lines)
        return fill(model, kept[:-1] if model._meta.object_name == "RunSnapshot" else kept, lake=lake)

    monkeypatch.setattr(module, "write_lines", lossy)
    with pytest.raises(RestoreDiffers):
        restore(tmp_path / "copy")
    assert not (tmp_path / "restored" / SETTINGS).exists()


def test_settings_are_given_away_without_a_password() -> None:
    text = '[books]\ndatabase = "postgresql://ada:pa ss@db/books"\n'
    assert "pa ss" in without_password(text)  # no URL has a blank
    assert without_password(text.replace("pa ss", "secret")) == text.replace(":pa ss", "")


def test_settings_get_other_places_where_they_stand_or_should() -> None:
    text = with_places('[books]\ndatabase = "a"\n', database="b", location="c", endpoint="")
    assert text == '[books]\ndatabase = "b"\n\n[lake]\nlocation = "c"\n'


def _texts(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.read_bytes().decode("latin-1")
