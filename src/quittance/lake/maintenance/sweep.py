"""Files that no table refers to, left by runs that were killed, are deleted after a day."""

from __future__ import annotations

from datetime import datetime, timedelta

from quittance.lake.catalog import StagingCatalog
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
    """Every path that the current metadata of a table leads to."""
    named: set[str] = set()
    for identifier in catalog.list_tables(NAMESPACE):
        table = catalog.load_table(identifier)
        named.add(table.metadata_location)
        named.update(entry.metadata_file for entry in table.metadata.metadata_log)
        for snapshot in table.metadata.snapshots:
            named.add(snapshot.manifest_list)
            for manifest in snapshot.manifests(table.io):
                named.add(manifest.manifest_path)
                named.update(entry.data_file.file_path for entry in manifest.fetch_manifest_entry(table.io))
    return {path.removeprefix("file://") for path in named}
