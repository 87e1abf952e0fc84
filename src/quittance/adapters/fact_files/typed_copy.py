"""Text is converted to typed columns once, so that later readings are as cheap as from a well-typed file."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import duckdb

from quittance.adapters.fact_files import sql
from quittance.adapters.fact_files.number import BIGINT_MAX
from quittance.adapters.fact_files.source import FactSource
from quittance.adapters.fact_files.table_file import read_table_file
from quittance.core.facts.schema import FactColumn, FactSchema


def typed_copy(source: FactSource, folder: Path, connection: duckdb.DuckDBPyConnection) -> FactSource:
    """The same source, whose relation reads a typed Parquet file in `folder`; columns without gaps are `required`."""
    target = Path(tempfile.mkdtemp(dir=folder)) / f"{source.subject}.parquet"
    columns = source.schema.columns
    # Parquet has no 128-bit integers: DuckDB would write them as floats.
    stored = [
        f"CAST({sql.name(column.name)} AS DECIMAL(38, 0)) AS {sql.name(column.name)}"
        for column in columns
        if _is_wide(column)
    ]
    replaced = f" REPLACE ({', '.join(stored)})" if stored else ""
    connection.execute(
        f"COPY (SELECT *{replaced} FROM ({source.relation})) TO {sql.text(str(target))} (FORMAT parquet)"
    )
    file = read_table_file(target, connection)
    complete = {column.heading for column in file.columns if not column.has_nulls}
    back = [
        f"CAST({sql.name(column.name)} AS HUGEINT) AS {sql.name(column.name)}"
        for column in columns
        if _is_wide(column)
    ]
    restored = f" REPLACE ({', '.join(back)})" if back else ""
    return replace(
        source,
        schema=FactSchema(
            source.schema.subject,
            tuple(replace(column, required=column.name in complete) for column in columns),
        ),
        relation=f"SELECT *{restored} FROM {file.scan}",
    )


def _is_wide(column: FactColumn) -> bool:
    return int(max(abs(column.highest), abs(column.lowest)) * 10**column.decimals) > BIGINT_MAX
