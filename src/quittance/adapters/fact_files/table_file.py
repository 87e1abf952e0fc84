"""A Parquet file of facts as it lies on the disk: columns with their types and what its statistics prove."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from quittance.adapters.fact_files import sql
from quittance.adapters.fact_files.reading import Problem
from quittance.adapters.fact_files.refusals import UnreadableFile

_DECIMAL = re.compile(r"DECIMAL\((\d+),(\d+)\)")
INTEGERS = frozenset(
    f"{sign}{size}" for sign in ("", "U") for size in ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
)
Bound = int | Decimal | str | date | bool


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column: what people call it, how SQL reads it, its DuckDB type.

    `has_nulls` is False, and `lowest` and `highest` are set, only where the file's statistics prove it.
    """

    heading: str
    sql: str
    type: str
    has_nulls: bool = True
    lowest: Bound | None = None
    highest: Bound | None = None
    is_dictionary: bool = False

    @property
    def scale(self) -> int | None:
        """Decimals of an exact number type; None for every other type."""
        if self.type in INTEGERS:
            return 0
        match = _DECIMAL.fullmatch(self.type)
        return int(match[2]) if match else None

    @property
    def digits(self) -> int:
        """Digits that a value of an exact number type can have."""
        match = _DECIMAL.fullmatch(self.type)
        return int(match[1]) if match else 38 if "HUGE" in self.type else 20

    @property
    def is_text(self) -> bool:
        """Whether it holds text."""
        return self.type == "VARCHAR" or self.type.startswith("ENUM")


@dataclass(frozen=True, slots=True)
class TableFile:
    """A Parquet file: its columns and rows, and where a row stands in what the user knows.

    line       SQL for the line of a row, over `numbered`.
    problems   what the conversion from another format found wrong with rows.
    is_text    made from a file that has nothing but text.
    """

    path: Path
    columns: tuple[FileColumn, ...]
    rows: int
    line: str = "file_row_number + 1"
    problems: tuple[Problem, ...] = ()
    is_text: bool = False

    @property
    def scan(self) -> str:
        """FROM this, the plain rows."""
        return f"read_parquet({sql.text(str(self.path))})"

    @property
    def numbered(self) -> str:
        """FROM this, the rows with `file_row_number`."""
        return f"read_parquet({sql.text(str(self.path))}, file_row_number = true)"


def read_table_file(path: Path, connection: duckdb.DuckDBPyConnection) -> TableFile:
    """The file's columns and statistics, without reading a row. Refuses with `UnreadableFile`."""
    try:
        metadata = pq.read_metadata(path)
        described = connection.execute(
            f"DESCRIBE SELECT * FROM read_parquet({sql.text(str(path))})"
        ).fetchall()
    except (OSError, pa.ArrowInvalid, duckdb.Error) as error:
        raise UnreadableFile(
            f"{path.name} cannot be read as a Parquet file.", str(error).splitlines()[0]
        ) from error
    places = {metadata.schema.column(index).path: index for index in range(metadata.num_columns)}
    columns = tuple(
        _with_statistics(FileColumn(heading, sql.name(heading), type_), metadata, places.get(heading))
        for heading, type_, *_ in described
    )
    return TableFile(path, columns, metadata.num_rows)


def _with_statistics(column: FileColumn, metadata: Any, place: int | None) -> FileColumn:
    if place is None or not metadata.num_rows:
        return column
    chunks = list(_chunks(metadata, place))
    statistics = [chunk.statistics for chunk in chunks]
    is_dictionary = all(chunk.has_dictionary_page for chunk in chunks)
    if any(found is None or not found.has_null_count for found in statistics):
        return FileColumn(column.heading, column.sql, column.type, is_dictionary=is_dictionary)
    has_nulls = any(found.null_count for found in statistics)
    # A chunk of nothing but nulls has no bounds and needs none.
    bounded = [
        found for found, chunk in zip(statistics, chunks, strict=True) if found.null_count < chunk.num_values
    ]
    lowest = highest = None
    if bounded and all(found.has_min_max for found in bounded):
        lowest, highest = min(found.min for found in bounded), max(found.max for found in bounded)
        if not isinstance(lowest, Bound) or not isinstance(highest, Bound):
            lowest = highest = None
    return FileColumn(column.heading, column.sql, column.type, has_nulls, lowest, highest, is_dictionary)


def _chunks(metadata: Any, place: int) -> Iterator[Any]:
    for group in range(metadata.num_row_groups):
        yield metadata.row_group(group).column(place)
