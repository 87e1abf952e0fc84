"""The one door to files of the lake: a local folder by default, any fsspec filesystem by its URL."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import fsspec

_CHUNK = 1 << 22


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as the storage lists it."""

    path: str
    size_bytes: int
    changed_at: datetime


class Storage:
    """Files below one location, named by their full path as the lake's tables name them."""

    def __init__(self, location: str, **options: Any) -> None:
        self.location = location.rstrip("/") if "://" in location else str(Path(location).resolve())
        self._files, _ = fsspec.core.url_to_fs(self.location, **options)

    @property
    def is_local(self) -> bool:
        """Whether it is a folder of this machine."""
        return "://" not in self.location

    def path(self, *parts: str) -> str:
        """The full path of a file below the location."""
        return "/".join((self.location, *parts))

    def prepare(self, path: str) -> None:
        """Makes the folders that a file at `path` needs; object storage needs none."""
        if self.is_local:
            Path(path).parent.mkdir(parents=True, exist_ok=True)

    def exists(self, path: str) -> bool:
        """Whether the file is there."""
        return bool(self._files.exists(path))

    def size_bytes(self, path: str) -> int:
        """Its size. Raises `FileNotFoundError`."""
        return int(self._files.size(path))

    def digest(self, path: str) -> str:
        """The SHA-256 of its bytes, in hexadecimal. Raises `FileNotFoundError`."""
        found = hashlib.sha256()
        with self._files.open(path, "rb") as file:
            while chunk := file.read(_CHUNK):
                found.update(chunk)
        return found.hexdigest()

    def files(self, *parts: str) -> Iterator[StoredFile]:
        """Every file below a folder; none if there is no such folder."""
        for path, detail in sorted(self._files.find(self.path(*parts), detail=True).items()):
            yield StoredFile(self._named(path), int(detail["size"]), _changed_at(detail))

    def delete(self, path: str) -> None:
        """Removes a file; one that is gone already is no error."""
        try:
            self._files.rm_file(path)
        except FileNotFoundError:
            return

    def open_to(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Lets a connection of DuckDB read and write here."""
        if not self.is_local:
            connection.register_filesystem(self._files)

    def _named(self, path: str) -> str:
        """As tables name it: local paths as they are, others with their scheme."""
        return path if self.is_local else str(self._files.unstrip_protocol(path))


def _changed_at(detail: dict[str, Any]) -> datetime:
    changed = detail.get("mtime", detail.get("LastModified"))
    if isinstance(changed, datetime):
        return changed
    return datetime.fromtimestamp(float(changed or 0), tz=UTC)
