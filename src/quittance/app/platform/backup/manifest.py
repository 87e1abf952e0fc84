"""What a backup says of itself: what it holds, and the hash of every file in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from quittance.kernel.refusal import Refusal

MANIFEST = "manifest.json"
FORMAT = 1
BOOKS, LAKE, LISTS, SETTINGS = "books", "lake", "lists", "quittance.toml"


class NoBackup(Refusal):
    """The folder is no finished backup."""

    code = "NO_BACKUP"


class PlaceNotEmpty(Refusal):
    """There is something where a backup should be restored to."""

    code = "PLACE_NOT_EMPTY"


class BackupDamaged(Refusal):
    """A file of the backup is missing or is not what the backup says of it."""

    code = "BACKUP_DAMAGED"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the backup: size and SHA-256; the rows of a table of the books, 0 for other files."""

    size_bytes: int
    sha256: str
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """`files` by their path in the backup; `migrations` the books had; `lake` the location it was at."""

    made_at: str
    version: str
    migrations: tuple[tuple[str, str], ...]
    lake: str
    files: Mapping[str, Kept]

    def write(self, folder: Path) -> str:
        """Writes it; gives its SHA-256, which stands for the whole backup."""
        said = {"format": FORMAT, **asdict(self), "files": {p: asdict(k) for p, k in self.files.items()}}
        text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / MANIFEST).write_text(text, encoding="utf-8")
        return hashlib.sha256(text.encode()).hexdigest()

    def below(self, part: str) -> dict[str, Kept]:
        """The files of one part, by their path in there."""
        return {
            path.removeprefix(f"{part}/"): kept
            for path, kept in sorted(self.files.items())
            if path.startswith(f"{part}/")
        }


def read_manifest(folder: Path) -> Manifest:
    """Refuses with `NoBackup` or, if one of the files is not as it was written, `BackupDamaged`."""
    path = folder / MANIFEST
    if not path.is_file():
        raise NoBackup(
            f"{folder} is no backup, or one that was never finished.",
            "Name the folder that quittance backup made.",
        )
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if said.pop("format") != FORMAT:
            raise NoBackup(f"{folder} was made by another version of Quittance that this one cannot read.")
        said["files"] = {name: Kept(**kept) for name, kept in said["files"].items()}
        said["migrations"] = tuple((app, name) for app, name in said["migrations"])
        found = Manifest(**said)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BackupDamaged(f"{path} cannot be read.", "Take another backup.") from None
    for name, kept in found.files.items():
        if not (folder / name).is_file() or _sha256(folder / name) != kept.sha256:
            raise BackupDamaged(
                f"{name} in {folder} is missing or not as it was written.", "Take another backup."
            )
    return found


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
