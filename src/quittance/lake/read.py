"""What a table holds at one moment: a pinned snapshot, its files, and SQL over them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pyiceberg.exceptions import NoSuchTableError
from pyiceberg.table import ALWAYS_TRUE

from quittance.kernel.refusal import Refusal
from quittance.kernel.sql_literal import text
from quittance.lake.catalog import StagingCatalog
from quittance.lake.one_namespace import NAMESPACE
from quittance.lake.sql import quoted
from quittance.lake.storage import Storage
from quittance.lake.table import LakeTable
from quittance.lake.types import DUCKDB

RUN_PROPERTY = "quittance.run"
"""The property of a snapshot that names the run that wrote it."""


class LakeFileMissing(Refusal):
    """A file that a table refers to is not in the storage."""

    code = "LAKE_FILE_MISSING"


class LakeFileAltered(Refusal):
    """A file is not as the run that wrote it left it."""

    code = "LAKE_FILE_ALTERED"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file of a snapshot: full path, rows, size as the snapshot knows it."""

    path: str
    rows: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Pinned:
    """A table as of one snapshot; `snapshot_id` is None while it is empty, `run` the key of what wrote it."""

    table: LakeTable
    snapshot_id: int | None
    files: tuple[DataFile, ...]
    run: str = ""

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return sum(file.rows for file in self.files)

    def relation(self) -> str:
        """SQL to select from: a sub-query with the table's columns, typed even when there is no file.

        Columns that a file did not have when it was written are null.
        """
        columns = ", ".join(
            f"CAST(NULL AS {DUCKDB[column.type]}) AS {quoted(column.name)}" for column in self.table.columns
        )
        empty = f"SELECT {columns} WHERE FALSE"
        if not self.files:
            return f"({empty})"
        names = ", ".join(text(file.path) for file in self.files)
        read = f"SELECT * FROM read_parquet([{names}], union_by_name = true, hive_partitioning = false)"
        return f"({empty} UNION ALL BY NAME {read})"


def pin(
    catalog: StagingCatalog,
    table: LakeTable,
    *,
    snapshot_id: int | None = None,
    month_from: date | None = None,
    month_until: date | None = None,
    subject_id: str | None = None,
) -> Pinned:
    """The table as it is now, or as of a snapshot; only the files that can hold the months or the subject.

    Months are half-open: `month_until` is the first day that is out. Statistics of the files decide, so rows
    outside may still be in the files that are named.
    """
    try:
        found = catalog.load_table((NAMESPACE, table.name))
    except NoSuchTableError:
        return Pinned(table, None, ())
    snapshot = found.current_snapshot() if snapshot_id is None else found.snapshot_by_id(snapshot_id)
    if snapshot is None:
        return Pinned(table, None, ())
    wanted = []
    if month_from is not None:
        wanted.append(f"{table.month} >= '{month_from}'")
    if month_until is not None:
        wanted.append(f"{table.month} < '{month_until}'")
    if subject_id is not None:
        wanted.append(f"{table.sort[0]} = {text(subject_id)}")
    scan = found.scan(row_filter=" and ".join(wanted) or ALWAYS_TRUE, snapshot_id=snapshot.snapshot_id)
    files = sorted(
        (
            DataFile(task.file.file_path, task.file.record_count, task.file.file_size_in_bytes)
            for task in scan.plan_files()
        ),
        key=lambda file: file.path,
    )
    said = snapshot.summary.additional_properties if snapshot.summary else {}
    return Pinned(table, snapshot.snapshot_id, tuple(files), said.get(RUN_PROPERTY, ""))


def require_files(pinned: Pinned, storage: Storage) -> None:
    """Looks whether all files are there with the size they were written with; no reading.

    Refuses with `LakeFileMissing` or `LakeFileAltered`. `quittance lake verify` compares the hashes too.
    """
    sizes = storage.sizes_bytes(file.path for file in pinned.files)
    for file in pinned.files:
        size_bytes = sizes[file.path]
        if size_bytes is None:
            raise LakeFileMissing(
                f"The file {file.path} of {pinned.table.name} is gone; {file.rows} rows were in it.",
                "Restore it from the backup; nothing is read or billed without it.",
            )
        if size_bytes != file.size_bytes:
            raise LakeFileAltered(
                f"The file {file.path} of {pinned.table.name} has {size_bytes} bytes,"
                f" but was written with {file.size_bytes}.",
                "Restore it from the backup; nothing is read or billed from it.",
            )
