"""Many small files of a month become few large ones: the same rows with the same times, sorted anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb
from pyiceberg.io.pyarrow import parquet_file_to_data_file
from pyiceberg.manifest import DataFile

from quittance.kernel.refusal import Refusal
from quittance.lake.append import open_table
from quittance.lake.catalog import StagingCatalog
from quittance.lake.digest import content_query
from quittance.lake.read import RUN_PROPERTY, Pinned, pin
from quittance.lake.read import DataFile as PinnedFile
from quittance.lake.storage import Storage
from quittance.lake.table import LakeTable
from quittance.lake.write import WrittenFile, write_rows

FILES_MIN = 4
"""A month with fewer files is left as it is."""

SMALL_BYTES = 64 << 20


class CompactionDiffers(Refusal):
    """The rewritten files do not hold the same rows. Nothing was changed."""

    code = "COMPACTION_DIFFERS"


@dataclass(frozen=True, slots=True)
class Compacted:
    """What compaction staged: the new files, and the paths of those they stand for."""

    written: tuple[WrittenFile, ...]
    replaced: tuple[str, ...]


def compact(
    connection: duckdb.DuckDBPyConnection,
    catalog: StagingCatalog,
    table: LakeTable,
    storage: Storage,
    run: str,
) -> Compacted:
    """Stages the table with its small files of each month rewritten as one sorted set.

    Refuses with `CompactionDiffers` if number or hashes of rows change. Nothing to do stages nothing.
    """
    storage.open_to(connection)
    target = open_table(catalog, table)
    if target.current_snapshot() is None:
        return Compacted((), ())
    files = {task.file.file_path: task.file for task in target.scan().plan_files()}
    replaced = [file for group in _groups(files.values()) for file in group]
    if not replaced:
        return Compacted((), ())
    old = _pinned(table, replaced)
    written = write_rows(connection, table, old.relation(), storage, run)
    new = Pinned(table, None, tuple(PinnedFile(one.path, one.rows, one.size_bytes) for one in written))
    before, after = (
        connection.execute(content_query(table, one.relation())).fetchall() for one in (old, new)
    )
    if before != after:
        raise CompactionDiffers(f"Compacting {table.name} would change its rows; it was left as it is.")
    with (
        target.transaction() as change,
        change.update_snapshot(snapshot_properties={RUN_PROPERTY: run}).overwrite() as snapshot,
    ):
        for file in replaced:
            snapshot.delete_data_file(file)
        for one in written:
            snapshot.append_data_file(parquet_file_to_data_file(target.io, change.table_metadata, one.path))
    assert pin(catalog, table).rows == sum(file.record_count for file in files.values())
    return Compacted(tuple(written), tuple(file.file_path for file in replaced))


def _groups(files: Iterable[DataFile]) -> list[list[DataFile]]:
    """The small files of each month that has several."""
    months: dict[int, list[DataFile]] = defaultdict(list)
    for file in sorted(files, key=lambda one: one.file_path):
        if file.file_size_in_bytes < SMALL_BYTES:
            months[file.partition[0]].append(file)
    return [group for _, group in sorted(months.items()) if len(group) >= FILES_MIN]


def _pinned(table: LakeTable, files: Sequence[DataFile]) -> Pinned:
    return Pinned(
        table,
        None,
        tuple(PinnedFile(file.file_path, file.record_count, file.file_size_in_bytes) for file in files),
    )
