"""Files that become part of a table: staged in a catalogue, valid when the books swap the pointer."""

from __future__ import annotations

from collections.abc import Sequence

from pyiceberg.exceptions import NoSuchTableError
from pyiceberg.table import Table

from quittance.lake.catalog import StagingCatalog
from quittance.lake.one_namespace import NAMESPACE
from quittance.lake.read import RUN_PROPERTY
from quittance.lake.table import LakeTable
from quittance.lake.types import iceberg_partitions, iceberg_schema
from quittance.lake.write import WrittenFile

PROPERTIES = {
    "commit.manifest-merge.enabled": "true",
    "commit.manifest.min-count-to-merge": "20",
    "write.metadata.delete-after-commit.enabled": "true",
    "write.metadata.previous-versions-max": "20",
}
"""Thousands of small commits stay as fast as the first: few manifests, few old metadata files."""


def open_table(catalog: StagingCatalog, table: LakeTable) -> Table:
    """The table in the lake, created (staged) where it is not there yet, with columns it did not have."""
    try:
        found = catalog.load_table((NAMESPACE, table.name))
    except NoSuchTableError:
        return catalog.create_table(
            (NAMESPACE, table.name),
            schema=iceberg_schema(table),
            partition_spec=iceberg_partitions(table),
            properties=PROPERTIES,
        )
    wanted = iceberg_schema(table)
    known = set(found.schema().column_names)
    if missing := [field for field in wanted.fields if field.name not in known]:
        with found.transaction() as change, change.update_schema() as schema:
            for field in missing:
                schema.add_column(field.name, field.field_type, doc=field.doc)
        found = catalog.load_table((NAMESPACE, table.name))
    return found


def append_files(catalog: StagingCatalog, table: LakeTable, files: Sequence[WrittenFile], run: str) -> None:
    """Stages one snapshot of the table that has these files too. Nothing to add stages nothing."""
    if files:
        target = open_table(catalog, table)
        # Names hold a number of chance, so no file can be there already; to look would read all manifests.
        target.add_files(
            [file.path for file in files],
            snapshot_properties={RUN_PROPERTY: run},
            check_duplicate_files=False,
        )
