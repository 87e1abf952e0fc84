"""What a killed process was doing. Runs in children of a fork server that has all modules loaded already."""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime
from pathlib import Path

# What an ingest loads on its way: loaded by the server once, not by every child.
import pandas  # noqa: F401
import pyarrow.dataset  # noqa: F401
import pyiceberg.io.pyarrow
import pyiceberg.table.puffin  # noqa: F401

from quittance.app.facts.operations.ingest import Rooms, ingest
from quittance.app.platform.models import Actor
from quittance.config.books import open_books
from quittance.config.workspace import read_workspace
from quittance.kernel.places import watching
from quittance.lake.storage import Storage
from quittance.lake.tables import PARCELS

AT = datetime(2026, 6, 1, 6, 0, tzinfo=UTC)


def take_in(folder: Path, file: Path, stop_at: int | None, places: Path | None) -> None:
    """Ingests the file in the workspace; kills itself at the place reached as number `stop_at`.

    Writes the names of all places it reaches into the file `places`.
    """
    reached = 0
    log = places.open("w", encoding="utf-8") if places else None

    def note(place: str) -> None:
        nonlocal reached
        if log:
            print(place, file=log, flush=True)
        if reached == stop_at:
            os.kill(os.getpid(), signal.SIGKILL)
        reached += 1

    workspace = read_workspace(folder)
    open_books(workspace)
    actor, _ = Actor.objects.get_or_create(name="worker", kind="worker")
    rooms = Rooms(Storage(workspace.lake), workspace.locks, workspace.parked, "UTC")
    with watching(note):
        ingest(file, PARCELS, source="wms", rooms=rooms, actor=actor, at=AT, clock=lambda: AT)
