"""Making a backup: the books as of one moment, and every file of the lake that they lead to."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO
from uuid import uuid4

from django.apps import apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from quittance.app.platform.backup.manifest import BOOKS, LAKE, LISTS, SETTINGS, Kept, Manifest
from quittance.app.platform.backup.rows import label, lines_of, models_of
from quittance.app.platform.backup.snapshot import unchanging_books
from quittance.app.platform.locks import SWEEP, holding
from quittance.app.platform.models import Actor, LakeFile
from quittance.app.platform.operations.events import record_event
from quittance.app.platform.pointer_store import open_catalog
from quittance.kernel.places import reach
from quittance.kernel.refusal import Refusal
from quittance.lake.needed import needed_files
from quittance.lake.read import LakeFileAltered, LakeFileMissing
from quittance.lake.storage import Storage

STREAM = "backups"
_CHUNK = 1 << 22


class BackupExists(Refusal):
    """There is something at the place where the backup should be."""

    code = "BACKUP_EXISTS"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup holds; `sha256` is that of its manifest and stands for everything in it."""

    rows: int
    files: int
    size_bytes: int
    sha256: str


def make_backup(
    folder: Path,
    *,
    storage: Storage,
    locks: Path,
    lists: Mapping[str, Sequence[Path]],
    others: Callable[[], Iterable[str]] = tuple,
    settings: str,
    version: str,
    actor: Actor,
    at: datetime,
) -> BackedUp:
    """Writes a backup to the new folder `folder`. Others go on working; what they commit later is not in it.

    `lists` are files of the workspace by the name of the folder they get, `others` gives paths of files that
    the books lead to besides those of tables. Everything is written under another name first, so that a
    backup that was killed never looks like one. Refuses with `BackupExists`, `RunInProgress` while
    files are being deleted, `LakeFileMissing` and `LakeFileAltered`: damage is never copied.
    """
    if folder.exists():
        raise BackupExists(f"{folder} is there already.", "Name a folder that does not exist yet.")
    work = folder.with_name(f"{folder.name}.unfinished-{uuid4().hex[:8]}")
    work.mkdir(parents=True)
    try:
        with holding([SWEEP], folder=locks):
            with unchanging_books():
                kept = _books(work, storage.location)
                migrations = tuple(sorted(MigrationRecorder(connection).applied_migrations()))
                needed = sorted({*needed_files(open_catalog(storage)), *others()})
                hashes = dict(LakeFile.objects.filter(path__in=needed).values_list("path", "sha256"))
            reach("backup: books written")
            for path in needed:
                name = f"{LAKE}{path.removeprefix(storage.location)}"
                kept[name] = _lake_file(storage, path, work / name, hashes.get(path))
        for name, files in lists.items():
            for file in files:
                kept[f"{LISTS}/{name}/{file.name}"] = _copied(
                    file.open("rb"), work / LISTS / name / file.name
                )
        (work / SETTINGS).write_text(settings, encoding="utf-8")
        kept[SETTINGS] = Kept(len(settings.encode()), hashlib.sha256(settings.encode()).hexdigest())
        sha256 = Manifest(at.isoformat(), version, migrations, storage.location, kept).write(work)
        reach("backup: before name")
        os.rename(work, folder)
    except Refusal:
        shutil.rmtree(work)
        raise
    done = BackedUp(
        rows=sum(one.rows for one in kept.values()),
        files=len(kept),
        size_bytes=sum(one.size_bytes for one in kept.values()),
        sha256=sha256,
    )
    record_event(
        stream=STREAM,
        deed="backup.made",
        about=folder.name,
        actor=actor,
        at=at,
        after={"rows": done.rows, "files": done.files, "sha256": sha256},
    )
    return done


def _books(work: Path, lake: str) -> dict[str, Kept]:
    (work / BOOKS).mkdir()
    kept = {}
    for model in models_of(apps):
        name = f"{BOOKS}/{label(model)}.jsonl"
        sha256, rows, size_bytes = hashlib.sha256(), -1, 0
        with (work / name).open("wb") as file:
            for line in lines_of(model, lake=lake):
                file.write(line)
                sha256.update(line)
                rows, size_bytes = rows + 1, size_bytes + len(line)
        kept[name] = Kept(size_bytes, sha256.hexdigest(), rows)
    return kept


def _lake_file(storage: Storage, path: str, target: Path, sha256: str | None) -> Kept:
    try:
        kept = _copied(storage.open(path), target)
    except FileNotFoundError:
        raise LakeFileMissing(
            f"The file {path} is gone.", "Restore it from an earlier backup; this one was not made."
        ) from None
    if sha256 is not None and kept.sha256 != sha256:
        raise LakeFileAltered(
            f"The file {path} has other bytes than it was written with.",
            "Restore it from an earlier backup; this one was not made.",
        )
    return kept


def _copied(source: IO[bytes], target: Path) -> Kept:
    target.parent.mkdir(parents=True, exist_ok=True)
    sha256, size_bytes = hashlib.sha256(), 0
    with source, target.open("wb") as file:
        while chunk := source.read(_CHUNK):
            file.write(chunk)
            sha256.update(chunk)
            size_bytes += len(chunk)
    return Kept(size_bytes, sha256.hexdigest())
