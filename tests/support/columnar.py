"""Fact rows as the columnar engine reads them, and both interpreters' answers in one form to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import duckdb
import pyarrow as pa

from quittance.core.facts.kind import Kind
from quittance.core.facts.row import FactRow
from quittance.core.facts.schema import FactColumn, FactSchema

_ARROW = {Kind.WORD: pa.string(), Kind.YES_NO: pa.bool_(), Kind.DATE: pa.date32(), Kind.NUMBER: pa.int64()}


@dataclass(frozen=True)
class RowSource:
    """Fact rows of one kind under a schema, as a relation of a connection."""

    subject: str
    schema: FactSchema
    relation: str


def source_of(
    connection: duckdb.DuckDBPyConnection, schema: FactSchema, rows: Sequence[FactRow]
) -> RowSource:
    """Loads the rows."""
    name = f"facts_{schema.subject}"
    connection.register("loading_facts", fact_table(schema, rows))
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM loading_facts")
    connection.unregister("loading_facts")
    return RowSource(schema.subject, schema, f"SELECT * FROM {name}")


def fact_table(schema: FactSchema, rows: Sequence[FactRow]) -> pa.Table:
    """The rows as columns; numbers become whole steps of their column (and must be)."""
    columns: dict[str, pa.Array] = {"subject_id": pa.array([row.id for row in rows], pa.string())}
    for column in schema.columns:
        columns[column.name] = pa.array([_stored(row, column) for row in rows], _ARROW[column.kind])
    return pa.table(columns)


def _stored(row: FactRow, column: FactColumn) -> Any:
    value = row.values.get(column.name)
    if value is None or column.kind is not Kind.NUMBER:
        return value
    assert isinstance(value, Decimal | Fraction)
    whole = Fraction(value) / column.factor
    assert whole.denominator == 1, f"{column.name} {value} is not on the grid of its column"
    return whole.numerator


def schema_for(rows: Sequence[FactRow], columns: Mapping[str, FactColumn]) -> FactSchema:
    """The columns that some row has; required where every row has it."""
    names = [name for name in columns if any(name in row.values for row in rows)]
    made = []
    for name in names:
        known = columns[name]
        every = all(row.values.get(name) is not None for row in rows)
        made.append(
            FactColumn(
                name, known.kind, known.unit, known.decimals, known.lowest, known.highest, required=every
            )
        )
    return FactSchema(rows[0].subject, tuple(made))


__all__ = ["RowSource", "date", "schema_for", "source_of"]
