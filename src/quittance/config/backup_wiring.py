"""Which operation answers a command about backups."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from quittance.config.opened import actor_named, now, open_workspace, storage_of
from quittance.config.workspace import SETTINGS, Workspace, with_places, without_password, workspace_of
from quittance.interfaces.cli.workspace_tools import BackupMade, Restored


class BackupWiring:
    """Backups of `WorkspaceTools`."""

    def backup(self, folder: Path, target: Path, *, actor: str) -> BackupMade:
        """To a folder of this machine."""
        workspace = open_workspace(folder)
        return back_up(workspace, target, actor=actor, at=now())

    def restore(
        self, backup: Path, folder: Path, *, database: str, lake: str, endpoint: str, region: str
    ) -> Restored:
        """The settings file is written last: until then the folder is no workspace."""
        from quittance.app.platform.backup.manifest import LISTS, PlaceNotEmpty, read_manifest
        from quittance.config.books import migrate_books, open_books
        from quittance.config.init import create_tables

        manifest = read_manifest(backup)
        settings = with_places(
            (backup / SETTINGS).read_text(encoding="utf-8"),
            database=database,
            location=lake,
            endpoint=endpoint,
            region=region,
        )
        workspace = workspace_of(settings, folder)
        if (folder / SETTINGS).exists():
            raise PlaceNotEmpty(
                f"{folder} is a workspace already.", "Name another folder; nothing is overwritten."
            )
        folder.mkdir(parents=True, exist_ok=True)
        storage = storage_of(workspace)
        open_books(workspace, behind=True)
        from quittance.app.platform.backup import restore

        restore.require_empty(storage)
        restore.restore_lake(backup, manifest, storage)
        restore.restore_books(backup, manifest, storage)
        restore.settle(manifest, storage)
        applied = migrate_books()
        restore.prove(manifest, storage)
        create_tables(workspace, at=now())
        for name, (place, _) in _lists(workspace).items():
            if (backup / LISTS / name).is_dir():
                shutil.copytree(backup / LISTS / name, place, dirs_exist_ok=True)
        restore.note_restored(manifest, about=backup.name, at=now())
        (folder / SETTINGS).write_text(settings, encoding="utf-8")
        rows = sum(kept.rows for kept in manifest.files.values())
        return Restored(datetime.fromisoformat(manifest.made_at), rows, len(manifest.files), tuple(applied))


def back_up(workspace: Workspace, target: Path, *, actor: str, at: datetime) -> BackupMade:
    """Makes a backup of an open workspace, with the sealed files that came in."""
    from quittance.app.platform.backup.make import make_backup
    from quittance.app.privacy.operations.raw_files import raw_paths

    storage = storage_of(workspace)
    settings = (workspace.folder / SETTINGS).read_text(encoding="utf-8")
    done = make_backup(
        target,
        storage=storage,
        locks=workspace.locks,
        lists={name: sorted(place.glob(which)) for name, (place, which) in _lists(workspace).items()},
        others=lambda: raw_paths(storage),
        settings=without_password(settings),
        version=_version(),
        actor=actor_named(actor),
        at=at,
    )
    return BackupMade(target, done.rows, done.files, done.size_bytes, done.sha256)


def _lists(workspace: Workspace) -> dict[str, tuple[Path, str]]:
    """Plain files of a workspace: what parts of a backup they are, their folder, and which of it."""
    return {
        "parked": (workspace.parked, "*"),
        "unrated": (workspace.unrated, "*"),
        "workspace": (workspace.folder, "*.csv"),
    }


def _version() -> str:
    """Of this program; what reads it is slow to load."""
    from importlib.metadata import version

    return version("quittance")
