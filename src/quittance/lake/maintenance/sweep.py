"""Files that no table refers to, left by runs that were killed, are deleted after a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from quittance.lake.catalog import StagingCatalog
from quittance.lake.needed import needed_files
from quittance.lake.one_namespace import NAMESPACE
from quittance.lake.storage import Storage, StoredFile

REST = timedelta(days=1)
"""A younger file may belong to a run that is still at work."""


def unreferenced(catalog: StagingCatalog, storage: Storage, *, at: datetime) -> list[StoredFile]:
    """Every file of the lake older than a day that no snapshot, manifest or metadata of a table names."""
    named = _named(catalog)
    return [
        file
        for folder in ("data", "tables")
        for file in storage.files(folder)
        if file.path not in named and file.changed_at < at - REST
    ]


def _named(catalog: StagingCatalog) -> set[str]:
    """Every path that tables lead to, and the metadata files that they remember."""
    remembered = {
        entry.metadata_file.removeprefix("file://")
        for identifier in catalog.list_tables(NAMESPACE)
        for entry in catalog.load_table(identifier).metadata.metadata_log
    }
    return needed_files(catalog) | remembered
