"""Text is converted to typed columns once, so that later readings are as cheap as from a well-typed file."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from quittance.adapters.fact_files import sql
from quittance.adapters.fact_files.number import BIGINT_MAX
from quittance.adapters.fact_files.source import FactSource
from quittance.adapters.fact_files.table_file import read_table_file
from quittance.core.facts.schema import FactColumn, FactSchema


def typed_copy(source: FactSource, folder: Path, connection: duckdb.DuckDBPyConnection) -> FactSource:
    """The same source, its relation over a typed Parquet file in `folder`; gapless columns are `required`."""
    target = Path(tempfile.mkdtemp(dir=folder)) / f"{source.subject}.parquet"
    columns = source.schema.columns
    # Parquet has no 128-bit integers: DuckDB would write them as floats.
    stored = _select(columns, "DECIMAL(38, 0)", f"({source.lined}) AS f", "line")
    connection.execute(f"COPY ({stored}) TO {sql.text(str(target))} (FORMAT parquet)")
    file = read_table_file(target, connection)
    complete = {column.heading for column in file.columns if not column.has_nulls}
    typed = tuple(replace(column, required=column.name in complete) for column in columns)
    return replace(
        source,
        schema=FactSchema(source.schema.subject, typed),
        relation=_select(columns, "HUGEINT", file.scan),
        lined=_select(columns, "HUGEINT", file.scan, "line"),
    )


def _select(columns: Sequence[FactColumn], wide: str, rows: str, *before: str) -> str:
    """All columns of `rows`, those too wide for 64 bits as `wide`, the columns `before` in front."""
    names = [sql.name(column.name) for column in columns]
    chosen = [
        f"CAST({name} AS {wide}) AS {name}" if _is_wide(column) else name
        for name, column in zip(names, columns, strict=True)
    ]
    return f"SELECT {', '.join((*before, 'subject_id', *chosen))} FROM {rows}"


def _is_wide(column: FactColumn) -> bool:
    return int(max(abs(column.highest), abs(column.lowest)) * 10**column.decimals) > BIGINT_MAX
