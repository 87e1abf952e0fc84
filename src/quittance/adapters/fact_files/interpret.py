"""Every fact column of a file as a reading, by the kind of its fact."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from quittance.adapters.fact_files.answer import read_yes_no
from quittance.adapters.fact_files.layout import Layout, Placed
from quittance.adapters.fact_files.moment import read_date
from quittance.adapters.fact_files.number import UnitWords, read_number
from quittance.adapters.fact_files.reading import Reading
from quittance.adapters.fact_files.table_file import FileColumn, TableFile
from quittance.adapters.fact_files.units import find_unit
from quittance.adapters.fact_files.word import read_word
from quittance.core.facts.kind import Kind


def interpret(
    file: TableFile, layout: Layout, connection: duckdb.DuckDBPyConnection, time_zone: str
) -> list[Reading]:
    """The readings of all facts. Reads rows only to see which units a column of units has."""
    words = {
        placed.units.heading: _unit_words(file, placed.units, connection)
        for placed in layout.facts.values()
        if placed.units is not None
    }
    return [_read(placed, words, time_zone) for placed in layout.facts.values()]


def _read(placed: Placed, words: Mapping[str, UnitWords], time_zone: str) -> Reading:
    definition = placed.heading.definition
    match definition.kind:
        case Kind.NUMBER:
            return read_number(placed, words[placed.units.heading] if placed.units else None)
        case Kind.WORD:
            return read_word(definition, placed.column)
        case Kind.YES_NO:
            return read_yes_no(definition, placed.column)
        case Kind.DATE:
            return read_date(definition, placed.column, time_zone)


def _unit_words(file: TableFile, column: FileColumn, connection: duckdb.DuckDBPyConnection) -> UnitWords:
    """A column of units with one word throughout, as its statistics show, is not even read."""
    if isinstance(column.lowest, str) and column.lowest == column.highest and not column.has_nulls:
        found: list[str | None] = [column.lowest.strip(" ")]
    else:
        query = f"SELECT DISTINCT trim(CAST({column.sql} AS VARCHAR)) FROM {file.scan} ORDER BY 1"
        found = [row[0] for row in connection.execute(query).fetchall()]
    units = {word: unit for word in found if word and (unit := find_unit(word)) is not None}
    return UnitWords(column, units, has_unknown=len(units) < len(found))
