"""Postcodes that stand in the file just as they are read need no tidying row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from quittance.adapters.fact_files.layout import Layout
from quittance.adapters.fact_files.reading import Reading
from quittance.adapters.fact_files.table_file import TableFile
from quittance.core.facts.catalogue.places import POSTCODES


def tidied(
    file: TableFile, layout: Layout, readings: Sequence[Reading], connection: duckdb.DuckDBPyConnection
) -> list[Reading]:
    """The readings, those of tidy postcodes as plain columns.

    A rating run reads postcodes twice, so one look that ends at the first untidy one pays. Text files are
    converted once anyway and are left alone.
    """
    if file.is_text:
        return list(readings)
    return [
        replace(reading, sql=layout.facts[reading.name].column.sql)
        if reading.name in POSTCODES and _is_tidy(file, layout, reading, connection)
        else reading
        for reading in readings
    ]


def _is_tidy(
    file: TableFile, layout: Layout, reading: Reading, connection: duckdb.DuckDBPyConnection
) -> bool:
    column = layout.facts[reading.name].column
    if not column.is_text:
        return False
    # As a filter it is asked of the words of a dictionary, not of every row.
    query = f"SELECT 1 FROM {file.scan} WHERE {column.sql} IS DISTINCT FROM {reading.sql} LIMIT 1"
    return not connection.execute(query).fetchall()
