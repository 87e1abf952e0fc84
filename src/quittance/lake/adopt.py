"""Files that another engine wrote, as files of a table: looked at before they are registered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyiceberg.io.pyarrow import schema_to_pyarrow

from quittance.kernel.refusal import Refusal
from quittance.lake.storage import Storage
from quittance.lake.table import LakeTable
from quittance.lake.types import iceberg_schema
from quittance.lake.write import WrittenFile


class LakeFileForeign(Refusal):
    """A file does not have the columns and types of the table that it is for, or rows of several months."""

    code = "LAKE_FILE_FOREIGN"


def adopted(table: LakeTable, paths: Sequence[str], storage: Storage) -> list[WrittenFile]:
    """What `write_rows` would say of these files. Their rows are not read, their footers are.

    Refuses with `LakeFileForeign`, so that no file is registered that other engines would read otherwise.
    """
    return [_adopted(table, path, storage) for path in paths]


def _adopted(table: LakeTable, path: str, storage: Storage) -> WrittenFile:
    with storage.open(path) as file:
        footer = pq.ParquetFile(file)
        found, metadata = footer.schema_arrow, footer.metadata
    wanted = schema_to_pyarrow(iceberg_schema(table), include_field_ids=False)
    differs = [
        f"{field.name} {field.type}"
        for field in wanted
        if field.name not in found.names or not _alike(found.field(field.name).type, field.type)
    ]
    if differs or len(found.names) != len(wanted.names):
        said = ", ".join(differs) or ", ".join(name for name in found.names if name not in wanted.names)
        raise LakeFileForeign(
            f"The file {path} is not typed as the table {table.name}: {said}.",
            "Write it with the types of the lake; nothing was registered.",
        )
    at = found.get_field_index(table.month)
    months: set[date] = set()
    for number in range(metadata.num_row_groups):
        told: Any = metadata.row_group(number).column(at).statistics
        months |= {day.replace(day=1) for day in (told.min, told.max)} if told else set()
    if len(months) != 1:
        raise LakeFileForeign(
            f"The file {path} has rows of {len(months)} months, and a file of {table.name} has one.",
            "Write each month to files of its own; nothing was registered.",
        )
    return WrittenFile(
        table.name, path, months.pop(), metadata.num_rows, storage.size_bytes(path), storage.digest(path)
    )


def _alike(found: pa.DataType, wanted: pa.DataType) -> bool:
    """Long texts are texts."""
    text = (pa.string(), pa.large_string())
    return found == wanted or (found in text and wanted in text)
