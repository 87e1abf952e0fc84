"""The filesystem behind a lake: a local one, or object storage with the S3 protocol, both through fsspec."""

from __future__ import annotations

from typing import Any

import fsspec
from fsspec import AbstractFileSystem
from pyiceberg.io.fsspec import FsspecFileIO
from pyiceberg.typedef import Properties

from quittance.kernel.refusal import Refusal


class BadLocation(Refusal):
    """The location of the lake is neither a folder nor a place of object storage that we know."""

    code = "BAD_LOCATION"


class ExtraMissing(Refusal):
    """The settings ask for something whose libraries are not installed."""

    code = "EXTRA_MISSING"


class LakeUnreachable(Refusal):
    """The object storage does not answer, does not let us in, or has no such bucket."""

    code = "LAKE_UNREACHABLE"


def open_filesystem(location: str, *, endpoint: str = "", region: str = "") -> AbstractFileSystem:
    """The filesystem of a location: a path, or `s3://bucket/prefix`.

    Lists are never cached: other machines write there too. Keys and secrets come from the environment
    (`AWS_ACCESS_KEY_ID` and its kin, a profile, a machine's role), never from settings.
    Refuses with `BadLocation` and `ExtraMissing`.
    """
    scheme, found, _ = location.partition("://")
    if not found:
        return fsspec.filesystem("file")
    if scheme != "s3":
        raise BadLocation(
            f"A lake cannot be at {location}: {scheme}:// is not known here.",
            "Name a folder, or s3://BUCKET/PREFIX; many services speak the S3 protocol.",
        )
    options: dict[str, Any] = {"use_listings_cache": False, "default_cache_type": "none"}
    if endpoint:
        options["endpoint_url"] = endpoint
    if region:
        options["client_kwargs"] = {"region_name": region}
    try:
        return fsspec.filesystem("s3", **options)
    except ImportError:
        raise ExtraMissing(
            f"The lake is at {location}, but what reads object storage is not installed.",
            "Install it: pip install 'quittance[s3]'",
        ) from None


def require_reachable(files: AbstractFileSystem, location: str) -> None:
    """Asks for one list. Refuses with `LakeUnreachable`, whatever the reason."""
    bucket = location.partition("://")[2].partition("/")[0]
    try:
        files.ls(location.rstrip("/") if files.exists(location) else bucket, detail=False)
    except Exception as error:  # each library below has its own
        reason = " ".join(str(error).split()) or type(error).__name__
        raise LakeUnreachable(
            f"The lake at {location} cannot be reached: {reason}.",
            "Look at its location and endpoint in quittance.toml, and at AWS_ACCESS_KEY_ID and"
            " AWS_SECRET_ACCESS_KEY.",
        ) from None


class StorageIO(FsspecFileIO):
    """pyiceberg's files through a filesystem that is open already, instead of one of its own."""

    def __init__(self, files: AbstractFileSystem, properties: Properties) -> None:
        super().__init__(properties)
        self._files = files

    def _get_fs(self, scheme: str, hostname: str | None = None) -> AbstractFileSystem:
        return self._files
