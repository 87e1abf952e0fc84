"""The good rows of a source one by one, exactly, for the reference rater."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Any

import duckdb

from quittance.adapters.fact_files.source import FactSource
from quittance.core.facts.kind import Kind
from quittance.core.facts.row import FactRow, Value
from quittance.core.facts.schema import FactColumn
from quittance.kernel.exact import exact, multiply

_BATCH = 2_048


def fact_rows(
    source: FactSource, connection: duckdb.DuckDBPyConnection, where: str = ""
) -> Iterator[FactRow]:
    """The rows that satisfy `where`, SQL over the columns of `source.relation`; all of them without it.

    Numbers are exact in base units, derived facts are there, what is missing has no key. In the file's order,
    unless the connection was told not to keep it.
    """
    query = f"SELECT * FROM ({source.relation}) AS facts" + (f" WHERE {where}" if where else "")
    cursor = connection.cursor()
    cursor.execute(query)
    readers = [(column.name, _reader(column)) for column in source.schema.columns]
    while batch := cursor.fetchmany(_BATCH):
        for subject_id, *cells in batch:
            values = {
                name: read(cell)
                for (name, read), cell in zip(readers, cells, strict=True)
                if cell is not None
            }
            yield FactRow(source.subject, subject_id, values)


def _reader(column: FactColumn) -> Callable[[Any], Value]:
    if column.kind is not Kind.NUMBER:
        return lambda cell: cell
    step = exact(Fraction(column.factor))
    return lru_cache(maxsize=1 << 14)(lambda cell: multiply(exact(cell), step))
