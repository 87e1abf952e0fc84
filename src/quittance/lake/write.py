"""Rows into sorted Parquet files, one set a month, by DuckDB. Nothing refers to them yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import uuid4

import duckdb

from quittance.kernel.places import reach
from quittance.kernel.sql_literal import text
from quittance.lake.sql import quoted
from quittance.lake.storage import Storage
from quittance.lake.table import LakeTable
from quittance.lake.types import DUCKDB

ROW_GROUP = 20_480
"""Rows a row group: small enough that one subject is read in milliseconds, a multiple of DuckDB's vectors."""

ROWS_IN_FILE = 1_000_000


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file with rows of one month: full path, rows, size, SHA-256 of its bytes."""

    table: str
    path: str
    month: date
    rows: int
    size_bytes: int
    sha256: str


def write_rows(
    connection: duckdb.DuckDBPyConnection,
    table: LakeTable,
    rows: str,
    storage: Storage,
    run: str,
    absent: Collection[str] = (),
) -> list[WrittenFile]:
    """The files that hold `rows`, the name of a relation with at least the table's columns.

    `absent` are columns that are null in all rows: they are left out of the files, and read as null.

    `run` is part of the files' names, and so is a number of chance: a second try never writes over the
    first one's files. Months and files come in order.
    """
    storage.open_to(connection)
    months = connection.execute(
        f"SELECT CAST(date_trunc('month', {table.month}) AS DATE), count(*) FROM {rows} GROUP BY 1 ORDER BY 1"
    ).fetchall()
    written = []
    for month, count in months:
        for where in _ranges(connection, table, rows, month, count):
            path = storage.path("data", table.name, f"{month:%Y-%m}", f"{run}-{uuid4().hex[:12]}.parquet")
            reach("lake: before file")
            storage.prepare(path)
            connection.execute(_copy(table, f"{rows} WHERE {where}", path, absent))
            reach("lake: after file")
            found = connection.execute(f"SELECT num_rows FROM parquet_file_metadata({text(path)})").fetchall()
            written.append(
                WrittenFile(
                    table.name, path, month, found[0][0], storage.size_bytes(path), storage.digest(path)
                )
            )
    return written


def _ranges(
    connection: duckdb.DuckDBPyConnection, table: LakeTable, rows: str, month: date, count: int
) -> list[str]:
    """Conditions that cut the rows of a month into files of about ROWS_IN_FILE, by the first sort column."""
    of_month = f"date_trunc('month', {table.month}) = DATE '{month}'"
    pieces = -(-count // ROWS_IN_FILE)
    if pieces == 1:
        return [of_month]
    key = table.sort[0]
    shares = ", ".join(f"{number / pieces:.6f}" for number in range(1, pieces))
    found = connection.execute(
        f"SELECT quantile_disc({key}, [{shares}]) FROM (SELECT {key} FROM"
        f" (SELECT {key} FROM {rows} WHERE {of_month}) USING SAMPLE reservoir(20000 ROWS) REPEATABLE (1))"
    ).fetchall()
    cuts = [text(str(cut)) for cut in dict.fromkeys(found[0][0])]
    ranges = [f"{of_month} AND {key} < {cuts[0]}"]
    ranges += [f"{of_month} AND {key} >= {low} AND {key} < {high}" for low, high in pairwise(cuts)]
    return [*ranges, f"{of_month} AND {key} >= {cuts[-1]}"]


def _copy(table: LakeTable, rows: str, path: str, absent: Collection[str]) -> str:
    columns = ", ".join(
        f"CAST({quoted(column.name)} AS {DUCKDB[column.type]}) AS {quoted(column.name)}"
        for column in table.columns
        if column.name not in absent
    )
    query = f"SELECT {columns} FROM {rows} ORDER BY {', '.join(table.sort)}"
    return f"COPY ({query}) TO {text(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP})"
