"""Restoring a backup to empty books and an empty lake, and proving that it is all there."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from quittance.app.platform.backup.make import STREAM
from quittance.app.platform.backup.manifest import BOOKS, LAKE, Manifest, PlaceNotEmpty
from quittance.app.platform.backup.rows import label, lines_of, models_of, write_lines
from quittance.app.platform.operations.actors import SYSTEM, find_actor
from quittance.app.platform.operations.events import record_event
from quittance.app.platform.pointer_store import open_catalog
from quittance.app.platform.queries.chain import broken_chains
from quittance.app.platform.queries.runs import damaged_files
from quittance.kernel.finding import Finding
from quittance.kernel.places import reach
from quittance.kernel.refusal import Refusal
from quittance.lake.needed import metadata_files
from quittance.lake.relocate import relocate
from quittance.lake.storage import Storage

_CHUNK = 1 << 22
_AGAIN = "Empty the places and restore again, or take another backup."


class BackupNewer(Refusal):
    """The backup was made by a later version of Quittance."""

    code = "BACKUP_NEWER"


class RestoreDiffers(Refusal):
    """What was restored is not what the backup holds."""

    code = "RESTORE_DIFFERS"


def require_empty(storage: Storage) -> None:
    """Refuses with `PlaceNotEmpty` if the open books have tables, or the lake has files."""
    if tables := connection.introspection.table_names():
        raise PlaceNotEmpty(
            f"The database has {len(tables)} tables already.", "Name an empty one; nothing is overwritten."
        )
    if next(storage.files(), None) is not None:
        raise PlaceNotEmpty(
            f"There are files at {storage.location} already.", "Name an empty place; nothing is overwritten."
        )


def restore_lake(folder: Path, manifest: Manifest, storage: Storage) -> None:
    """Copies the files of the lake."""
    for name in manifest.below(LAKE):
        with (folder / LAKE / name).open("rb") as source, storage.open(storage.path(name), "wb") as target:
            while chunk := source.read(_CHUNK):
                target.write(chunk)
        reach("restore: file copied")


def restore_books(folder: Path, manifest: Manifest, storage: Storage) -> None:
    """Makes the tables as they were and fills them; later migrations are the caller's, triggers too.

    Refuses with `BackupNewer`.
    """
    executor = MigrationExecutor(connection)
    known = executor.loader.graph.nodes
    if unknown := [f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in known]:
        raise BackupNewer(
            f"The backup knows {unknown[0]}, which this version of Quittance does not.",
            "Install the version that made it, or a later one.",
        )
    state = executor.migrate(list(manifest.migrations))
    models = models_of(state.apps)
    held = manifest.below(BOOKS)
    with transaction.atomic():
        for model in models:
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")
        for model in models:
            if f"{label(model)}.jsonl" in held:
                with (folder / BOOKS / f"{label(model)}.jsonl").open("rb") as lines:
                    write_lines(model, lines, lake=storage.location)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)
    reach("restore: books filled")


def settle(manifest: Manifest, storage: Storage) -> None:
    """Names the files of the lake by the place where they are now."""
    if storage.location != manifest.lake:
        for path in metadata_files(open_catalog(storage)):
            relocate(path, storage, before=manifest.lake)


def prove(manifest: Manifest, storage: Storage) -> None:
    """Compares what is there with the backup: every row, every byte, the event log.

    Refuses with `RestoreDiffers`. Books that were migrated on since have other columns; then their rows
    are counted.
    """
    held = manifest.below(BOOKS)
    same_columns = _same_version(manifest)
    for model in models_of(apps):
        kept = held.get(f"{label(model)}.jsonl")
        if kept is None:
            continue
        sha256, rows = hashlib.sha256(), -1
        for line in lines_of(model, lake=storage.location):
            sha256.update(line)
            rows += 1
        if kept.rows != rows or (same_columns and kept.sha256 != sha256.hexdigest()):
            raise RestoreDiffers(f"The table {label(model)} is not as the backup has it.", _AGAIN)
    findings: list[Finding] = [*broken_chains(), *damaged_files(storage, whole=True)]
    if findings:
        raise RestoreDiffers(findings[0].message, _AGAIN)
    reach("restore: proven")


def note_restored(manifest: Manifest, *, about: str, at: datetime) -> None:
    """Says in the event log of the restored books where they come from."""
    record_event(
        stream=STREAM,
        deed="books.restored",
        about=about,
        actor=find_actor(SYSTEM),
        at=at,
        after={"made_at": manifest.made_at, "version": manifest.version},
    )


def _same_version(manifest: Manifest) -> bool:
    executor = MigrationExecutor(connection)
    leaves = set(executor.loader.graph.leaf_nodes())
    return leaves <= set(manifest.migrations)
