"""A new workspace: its settings file, its books, the empty tables of its lake, and who may work there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from quittance.config.books import migrate_books, open_books
from quittance.config.opened import storage_of
from quittance.config.workspace import SETTINGS, Workspace, read_workspace, settings_text
from quittance.kernel.refusal import Refusal
from quittance.lake.append import open_table
from quittance.lake.tables import TABLES


class WorkspaceExists(Refusal):
    """There is a workspace in the folder already."""

    code = "WORKSPACE_EXISTS"


def init_workspace(
    folder: Path,
    *,
    database: str,
    lake: str,
    actor: str,
    at: datetime,
    endpoint: str = "",
    region: str = "",
) -> list[str]:
    """Makes a workspace in `folder` and gives what it made. The places are as in the settings file.

    Refuses with `WorkspaceExists`, or as a lake that cannot be reached. A first try that was killed can be
    repeated after deleting the folder.
    """
    path = folder / SETTINGS
    if path.exists():
        raise WorkspaceExists(f"{folder} is a workspace already.", "quittance doctor says how it is.")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(
        settings_text(database=database, lake=lake, endpoint=endpoint, region=region), encoding="utf-8"
    )
    workspace = read_workspace(folder)
    try:
        storage_of(workspace)
    except Refusal:
        path.unlink()
        raise
    open_books(workspace, behind=True)
    migrate_books()

    from quittance.app.platform.operations.actors import SYSTEM, add_actor

    system = add_actor(name=SYSTEM, kind="worker", role="system", by=None, at=at)
    add_actor(name=actor, kind="person", role="administrator", by=system, at=at)
    tables = create_tables(workspace, at=at)
    return [str(path.resolve()), workspace.database, f"{workspace.lake} ({len(tables)} tables)"]


def create_tables(workspace: Workspace, *, at: datetime) -> list[str]:
    """Creates the tables that the lake lacks, and columns that tables lack, in one run. Their names."""
    from quittance.app.platform.operations.actors import SYSTEM, find_actor
    from quittance.app.platform.operations.runs import Made, claim_run, finish_run
    from quittance.app.platform.pointer_store import open_catalog

    catalog = open_catalog(storage_of(workspace))
    for table in TABLES:
        open_table(catalog, table)
    if not catalog.swaps:
        return []
    names = [swap.table for swap in catalog.swaps]
    actor = find_actor(SYSTEM)
    claim = claim_run(
        kind="tables", key=f"tables.{at:%Y%m%dT%H%M%S%f}", scope="tables", inputs={}, at=at, actor=actor
    )
    finish_run(claim, Made(catalog.swaps, (), {}, {"tables": names}), at=at, actor=actor)
    return names
