"""Deliveries of parcels to take in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from quittance.app.facts.operations.ingest import Ingested, Rooms, ingest
from quittance.app.platform.models import Actor
from quittance.app.platform.pointer_store import open_catalog
from quittance.config.workspace import Workspace
from quittance.lake.read import pin
from quittance.lake.storage import Storage
from quittance.lake.tables import PARCELS

TakeIn = Callable[..., Ingested]
Rows = Callable[[str], list[tuple[object, ...]]]


@pytest.fixture
def rooms(workspace: Workspace) -> Rooms:
    return Rooms(
        Storage(workspace.lake), workspace.locks, workspace.spill, workspace.parked, workspace.time_zone
    )


@pytest.fixture
def take_in(rooms: Rooms, at: datetime, tmp_path: Path) -> TakeIn:
    """Takes in lines of a CSV file of parcels, from the source `wms` unless said otherwise."""
    actor = Actor.objects.create(name="Ada", kind="person")
    names = iter(range(100))

    def run(heading: str, *lines: str, source: str = "wms", known: datetime = at, name: str = "") -> Ingested:
        path = tmp_path / (name or f"{next(names)}.csv")
        path.write_text("\n".join((heading, *lines)) + "\n", encoding="utf-8")
        return ingest(
            path,
            PARCELS,
            source=source,
            rooms=rooms,
            actor=actor,
            at=known,
            clock=lambda: known,
        )

    return run


@pytest.fixture
def rows(rooms: Rooms) -> Rows:
    """What a query over the table, which it calls `parcels`, finds."""

    def ask(query: str) -> list[tuple[object, ...]]:
        pinned = pin(open_catalog(rooms.storage), PARCELS)
        with duckdb.connect() as connection:
            connection.execute("SET TimeZone = 'UTC'")
            connection.execute(f"CREATE VIEW parcels AS SELECT * FROM {pinned.relation()}")
            return connection.execute(query).fetchall()

    return ask
