"""Files that came in are kept sealed, and given back as they were."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import IO

from quittance.app.privacy.cipher import SealBroken, seal_file, unseal_file
from quittance.app.privacy.models import RawFile
from quittance.app.privacy.operations.keys import key_to_read, key_to_seal, month_of
from quittance.kernel.refusal import Refusal
from quittance.lake.storage import Storage

FOLDER = "raw"


class UnknownRawFile(Refusal):
    """No file of that reference was kept."""

    code = "UNKNOWN_RAW_FILE"


def keep_raw(path: Path, *, source: str, storage: Storage, keys: Path, at: datetime) -> str:
    """Keeps the file with the key of the month of `at`; gives the SHA-256 of what was read.

    Doing it again changes nothing. Refuses with `KeyMissing` or `KeyDestroyed`.
    """
    month = month_of(at)
    key = key_to_seal(month, keys=keys, at=at)
    with path.open("rb") as read:
        sha256 = hashlib.file_digest(read, "sha256").hexdigest()
    if RawFile.objects.filter(sha256=sha256, month_id=month).exists():
        return sha256
    place = f"{FOLDER}/{month:%Y-%m}/{sha256}.sealed"
    with path.open("rb") as read, storage.open(storage.path(place), "wb") as written:
        sealed = seal_file(read, written, key)
    if sealed == sha256:
        RawFile.objects.get_or_create(
            sha256=sha256,
            month_id=month,
            defaults={
                "name": path.name,
                "source": source,
                "path": place,
                "size_bytes": path.stat().st_size,
                "kept_at": at,
            },
        )
    return sealed


def give_raw(reference: str, target: IO[bytes], *, storage: Storage, keys: Path) -> RawFile:
    """Writes the file that a row names (`raw_ref`, with or without the line) as it came in.

    Refuses with `UnknownRawFile`, `KeyDestroyed`, `KeyMissing`, or `SealBroken` if it is not what was kept.
    """
    digits = reference.partition(":")[0].lower()
    found = RawFile.objects.filter(sha256__startswith=digits).order_by("month_id").last()
    if found is None or len(digits) < 16:
        raise UnknownRawFile(
            f"No file {reference} was kept.", "Give the raw_ref of a row: at least its first 16 digits."
        )
    key = key_to_read(found.month_id, keys=keys)
    sha256 = hashlib.sha256()
    with storage.open(storage.path(found.path)) as sealed:
        for piece in unseal_file(sealed, key):
            sha256.update(piece)
            target.write(piece)
    if sha256.hexdigest() != found.sha256:
        raise SealBroken(f"The kept file {found.name} is not the one that came in.")
    return found


def raw_paths(storage: Storage) -> list[str]:
    """The full paths of the files that are kept."""
    kept = RawFile.objects.filter(destroyed_at=None).order_by("path").values_list("path", flat=True)
    return [storage.path(path) for path in kept]
