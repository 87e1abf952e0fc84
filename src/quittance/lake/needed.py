"""Which files a lake cannot be without."""

from __future__ import annotations

from collections.abc import Iterator

from quittance.lake.catalog import StagingCatalog
from quittance.lake.one_namespace import NAMESPACE


def metadata_files(catalog: StagingCatalog) -> list[str]:
    """The current metadata of every table, by its full path."""
    return [catalog.load_table(name).metadata_location for name in catalog.list_tables(NAMESPACE)]


def needed_files(catalog: StagingCatalog) -> set[str]:
    """Every file that the current metadata of a table leads to: lists, manifests, data of all snapshots."""
    return {path.removeprefix("file://") for path in _needed(catalog)}


def _needed(catalog: StagingCatalog) -> Iterator[str]:
    for identifier in catalog.list_tables(NAMESPACE):
        table = catalog.load_table(identifier)
        yield table.metadata_location
        for snapshot in table.metadata.snapshots:
            yield snapshot.manifest_list
            for manifest in snapshot.manifests(table.io):
                yield manifest.manifest_path
                for entry in manifest.fetch_manifest_entry(table.io):
                    yield entry.data_file.file_path
