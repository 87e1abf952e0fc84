"""Rows of a query as one Parquet file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import duckdb

from quittance.kernel.sql_literal import text

ROW_GROUP = 122_880
DICTIONARY = 2_000
"""A column of a row group with more different values than this is written as it is. DuckDB would try up to a
fifth of the rows, which costs an eighth of the writing and makes no file smaller."""
POLLS_A_SECOND = 5


def gather(
    connection: duckdb.DuckDBPyConnection,
    files: Sequence[str],
    out: Path,
    metadata: Mapping[str, str] | None = None,
) -> None:
    """The rows of all these Parquet files in one; columns that a file lacks are null."""
    names = ", ".join(map(text, files))
    copy_rows(connection, f"SELECT * FROM read_parquet([{names}], union_by_name = true)", out, metadata)


def copy_rows(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    out: Path,
    metadata: Mapping[str, str] | None = None,
    progress: Callable[[Decimal], None] | None = None,
) -> None:
    """The rows of a query as one Parquet file, with the metadata as its key-value pairs."""
    told = "".join(
        f"'{key}': '{value.replace(chr(39), chr(39) * 2)}', " for key, value in (metadata or {}).items()
    )
    kept = f", KV_METADATA {{{told.rstrip(', ')}}}" if told else ""
    statement = (
        f"COPY ({query}) TO {text(str(out))} (FORMAT parquet, COMPRESSION snappy, "
        f"ROW_GROUP_SIZE {ROW_GROUP}, DICTIONARY_SIZE_LIMIT {DICTIONARY}{kept})"
    )
    if progress is None:
        connection.execute(statement)
        return
    done = threading.Event()

    def watch() -> None:
        while not done.wait(1 / POLLS_A_SECOND):
            share = connection.query_progress()
            if share >= 0:
                progress(Decimal(str(round(share, 1))))

    connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        connection.execute(statement)
    finally:
        done.set()
        watcher.join()
