"""Puts a query's small relations into DuckDB."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from quittance.engines.compile.relation import Relation
from quittance.engines.facts.arrow import arrow_column


def load(connection: duckdb.DuckDBPyConnection, relations: Iterable[Relation]) -> None:
    """Each relation as a temporary table of its name, in place of one that was there."""
    for relation in relations:
        wide = [name for name, kind in relation.columns.items() if kind == "HUGEINT"]
        columns = list(zip(*relation.rows, strict=True)) if relation.rows else [()] * len(relation.columns)
        arrays = [
            arrow_column(values, kind)
            for values, kind in zip(columns, relation.columns.values(), strict=True)
        ]
        connection.register("loading", pa.Table.from_arrays(arrays, names=list(relation.columns)))
        replaced = ", ".join(f'CAST("{name}" AS HUGEINT) AS "{name}"' for name in wide)
        chosen = f"* REPLACE ({replaced})" if wide else "*"
        connection.execute(f'CREATE OR REPLACE TEMP TABLE "{relation.name}" AS SELECT {chosen} FROM loading')
        connection.unregister("loading")
