"""The one door to files of the lake: a local folder by default, object storage by its URL."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import duckdb
from pyiceberg.io import FileIO, load_file_io
from pyiceberg.typedef import Properties

from quittance.lake.filesystem import StorageIO, open_filesystem, require_reachable

_CHUNK = 1 << 22


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as the storage lists it."""

    path: str
    size_bytes: int
    changed_at: datetime


class Storage:
    """Files below one location, named by their full path as the lake's tables name them.

    `endpoint` and `region` are for object storage elsewhere than at its usual address; who may use it, it
    learns from the environment. Refuses with `ExtraMissing` and `BadLocation`.
    """

    def __init__(self, location: str, *, endpoint: str = "", region: str = "") -> None:
        self.location = location.rstrip("/") if "://" in location else str(Path(location).resolve())
        self._files = open_filesystem(self.location, endpoint=endpoint, region=region)

    @property
    def is_local(self) -> bool:
        """Whether it is a folder of this machine."""
        return "://" not in self.location

    def require_reachable(self) -> None:
        """Asks object storage whether it is there and lets us in. Refuses with `LakeUnreachable`."""
        if not self.is_local:
            require_reachable(self._files, self.location)

    def path(self, *parts: str) -> str:
        """The full path of a file below the location."""
        return "/".join((self.location, *parts))

    def prepare(self, path: str) -> None:
        """Makes the folders that a file at `path` needs; object storage needs none."""
        if self.is_local:
            Path(path).parent.mkdir(parents=True, exist_ok=True)

    def open(self, path: str, mode: str = "rb") -> IO[bytes]:
        """A file to read ("rb") or to write ("wb"). Raises `FileNotFoundError`."""
        if "w" in mode:
            self.prepare(path)
        opened: IO[bytes] = self._files.open(path, mode)
        return opened

    def exists(self, path: str) -> bool:
        """Whether the file is there."""
        return bool(self._files.exists(path))

    def size_bytes(self, path: str) -> int:
        """Its size. Raises `FileNotFoundError`."""
        return int(self._files.size(path))

    def sizes_bytes(self, paths: Iterable[str]) -> Mapping[str, int | None]:
        """The sizes of many files, None for those that are not there.

        Object storage is asked for a list of each folder: a question per file would take a round trip each.
        """
        wanted = list(paths)
        if self.is_local:
            return {path: _local_size(path) for path in wanted}
        there = {
            self._named(path): int(detail["size"])
            for folder in sorted({path.rsplit("/", 1)[0] for path in wanted})
            for path, detail in self._files.find(folder, detail=True).items()
        }
        return {path: there.get(path) for path in wanted}

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
        with suppress(FileNotFoundError):
            self._files.rm_file(path)

    def open_to(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Lets a connection of DuckDB read and write here."""
        if not self.is_local and not connection.filesystem_is_registered(self._protocols[0]):
            connection.register_filesystem(self._files)

    def file_io(self, properties: Properties) -> FileIO:
        """How pyiceberg reads and writes here: object storage through the same door as everything else."""
        if self.is_local:
            return load_file_io(properties, self.location)
        return StorageIO(self._files, properties)

    @property
    def _protocols(self) -> tuple[str, ...]:
        said = self._files.protocol
        return (said,) if isinstance(said, str) else tuple(said)

    def _named(self, path: str) -> str:
        """As tables name it: local paths as they are, others with their scheme."""
        return path if self.is_local else str(self._files.unstrip_protocol(path))


def _local_size(path: str) -> int | None:
    with suppress(FileNotFoundError):
        return Path(path).stat().st_size
    return None


def _changed_at(detail: dict[str, Any]) -> datetime:
    changed = detail.get("mtime", detail.get("LastModified"))
    if isinstance(changed, datetime):
        return changed
    return datetime.fromtimestamp(float(changed or 0), tz=UTC)
