"""What a killed process was doing. Runs in children of a fork server that has all modules loaded already."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

# What a run loads on its way: loaded by the server once, not by every child.
import pandas  # noqa: F401
import pyarrow.dataset  # noqa: F401
import pyiceberg.io.pyarrow
import pyiceberg.table.puffin  # noqa: F401

from quittance.app.facts.operations.ingest import Rooms, ingest
from quittance.app.platform.models import Actor
from quittance.app.rating.operations.run import RatingRooms, rate_month
from quittance.config import init
from quittance.config.backup_wiring import BackupWiring
from quittance.config.books import open_books
from quittance.config.workspace import Workspace, read_workspace
from quittance.kernel.places import watching
from quittance.lake.storage import Storage
from quittance.lake.tables.parcels import PARCELS

AT = datetime(2026, 6, 1, 6, 0, tzinfo=UTC)


def take_in(folder: Path, file: Path, stop_at: int | None, places: Path | None) -> None:
    """Ingests the file of parcels in the workspace; kills itself at the place reached as number `stop_at`.

    Writes the names of all places it reaches into the file `places`.
    """
    with _stopping(stop_at, places):
        ingest_parcels(*_opened(folder), file)


def rate(folder: Path, period: date, stop_at: int | None, places: Path | None) -> None:
    """Rates a month in the workspace, or kills itself likewise."""
    with _stopping(stop_at, places):
        rate_period(*_opened(folder), period)


def back_up(folder: Path, target: Path, stop_at: int | None, places: Path | None) -> None:
    """Makes a backup of the workspace, or kills itself likewise."""
    with _stopping(stop_at, places):
        _opened(folder)
        BackupWiring().backup(folder, target, actor="worker")


def bring_back(backup: Path, folder: Path, stop_at: int | None, places: Path | None) -> None:
    """Restores a backup, or kills itself likewise."""
    init.TABLES = (PARCELS,)  # the others would be made anew, empty, in every child
    with _stopping(stop_at, places):
        BackupWiring().restore(backup, folder, database="", lake="", endpoint="", region="")


def ingest_parcels(workspace: Workspace, actor: Actor, file: Path) -> None:
    """Takes the file in at the time of the tests."""
    rooms = Rooms(
        Storage(workspace.lake),
        workspace.locks,
        workspace.spill,
        workspace.parked,
        "UTC",
        workspace.keys,
    )
    ingest(file, PARCELS, source="wms", rooms=rooms, actor=actor, at=AT, clock=lambda: AT)


def rate_period(workspace: Workspace, actor: Actor, period: date) -> None:
    """Rates the month at the time of the tests."""
    rooms = RatingRooms(Storage(workspace.lake), workspace.locks, workspace.spill, workspace.unrated)
    rate_month(period, rooms=rooms, actor=actor, at=AT, clock=lambda: AT)


def _opened(folder: Path) -> tuple[Workspace, Actor]:
    workspace = read_workspace(folder)
    open_books(workspace)
    actor, _ = Actor.objects.get_or_create(name="worker", kind="worker")
    return workspace, actor


@contextmanager
def _stopping(stop_at: int | None, places: Path | None) -> Iterator[None]:
    reached = 0
    log = places.open("w", encoding="utf-8") if places else None

    def note(place: str) -> None:
        nonlocal reached
        if log:
            print(place, file=log, flush=True)
        if reached == stop_at:
            os.kill(os.getpid(), signal.SIGKILL)
        reached += 1

    with watching(note):
        yield
