"""An open workspace and what commands name in it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quittance.config.workspace import Workspace, read_workspace

if TYPE_CHECKING:
    from quittance.app.platform.models import Actor
    from quittance.lake.storage import Storage
    from quittance.lake.table import LakeTable


def open_workspace(folder: Path) -> Workspace:
    """The workspace with its books open. Refuses with `NoWorkspace`, `BadSettings` or `BooksBehind`."""
    from quittance.config.books import open_books

    workspace = read_workspace(folder)
    open_books(workspace)
    return workspace


def storage_of(workspace: Workspace) -> Storage:
    """Where its lake lies. Refuses with `BadLocation`, `ExtraMissing` or `LakeUnreachable`."""
    from quittance.lake.storage import Storage

    storage = Storage(workspace.lake, endpoint=workspace.lake_endpoint, region=workspace.lake_region)
    storage.require_reachable()
    return storage


def table_named(name: str) -> LakeTable:
    """A table that the commands offer."""
    from quittance.lake.tables import find_table

    table = find_table(name)
    assert table is not None, "the command offers only tables that there are"
    return table


def actor_named(name: str) -> Actor:
    """Refuses with `UnknownActor`."""
    from quittance.app.platform.operations.actors import find_actor

    return find_actor(name)


def now() -> datetime:
    """The clock of the commands."""
    return datetime.now(tz=UTC)
