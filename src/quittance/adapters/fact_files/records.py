"""Reads a file of records (events, readings, memberships, decisions): typed rows, and parked ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from quittance.adapters.fact_files import assemble, sql
from quittance.adapters.fact_files.check import check, merged
from quittance.adapters.fact_files.convert import as_table_file
from quittance.adapters.fact_files.heading import plain
from quittance.adapters.fact_files.notices import no_rows
from quittance.adapters.fact_files.reading import Reading
from quittance.adapters.fact_files.record_column import read_column
from quittance.adapters.fact_files.refusals import ColumnMissing
from quittance.adapters.fact_files.table_file import FileColumn, TableFile
from quittance.adapters.fact_files.work_folder import work_folder
from quittance.core.facts.kind import Kind
from quittance.core.facts.records import Held, RecordColumn, RecordDefinition
from quittance.core.facts.schema import FactColumn
from quittance.kernel.finding import Finding, Severity

KNOWN_AT = RecordColumn("known_at", Held.MOMENT, "when it became known")


@dataclass(frozen=True, slots=True)
class RecordSource:
    """The records of a file.

    lined    a SELECT of the good rows: `line`, then every column of the definition and `known_at`, null where
             the file has none.
    parked   a SELECT like that of a fact source: line, subject_id, code, column_name, value, hint.
    """

    definition: RecordDefinition
    lined: str
    parked: str
    count: int
    parked_count: int
    findings: tuple[Finding, ...]


def open_records(
    path: Path,
    definition: RecordDefinition,
    *,
    connection: duckdb.DuckDBPyConnection,
    time_zone: str,
    converted: TableFile | None = None,
) -> RecordSource:
    """The records of a Parquet, CSV or Excel file whose headings are the names of the columns.

    A time without offset is one of `time_zone`. `converted` is the file where somebody made a table of it
    already. Refuses with `ColumnMissing`, `UnreadableFile` or `NotUtf8`.
    """
    file = converted or as_table_file(path, work_folder(None), connection)
    named = {plain(column.heading): column for column in file.columns}
    _require(path, definition, named)
    columns = (*definition.columns, KNOWN_AT)
    values: dict[str, str] = {}
    problems = list(file.problems)
    for column in columns:
        if column.name in named:
            reading = read_column(column, named[column.name], time_zone)
            values[column.name] = reading.sql
            problems += reading.problems
    checked = check(file, merged(problems), "", connection)
    chosen = ", ".join(f"{values.get(column.name, 'NULL')} AS {sql.name(column.name)}" for column in columns)
    rows = assemble.good_rows(file.numbered, checked.failing, "")
    return RecordSource(
        definition,
        f"SELECT CAST({file.line} AS BIGINT) AS line, {chosen} FROM {rows}",
        assemble.parked(file, _id(definition, values), checked.failing, ""),
        checked.good,
        checked.parked,
        (*no_rows(path, file.rows), *_findings(path, file, {column.name for column in columns})),
    )


def _require(path: Path, definition: RecordDefinition, named: Mapping[str, FileColumn]) -> None:
    missing = [column.name for column in definition.columns if column.required and column.name not in named]
    if missing:
        raise ColumnMissing(
            f"{path.name} has no column {', '.join(missing)}.",
            f"{definition.name} need {', '.join(one.name for one in definition.columns if one.required)}.",
        )


def _id(definition: RecordDefinition, values: Mapping[str, str]) -> Reading:
    """What a parked row is called: the first part of its key."""
    return Reading(FactColumn("subject_id", Kind.WORD), values[definition.key[0]])


def _findings(path: Path, file: TableFile, known: set[str]) -> tuple[Finding, ...]:
    unused = [column.heading for column in file.columns if plain(column.heading) not in known]
    if not unused:
        return ()
    message = f"{path.name}: no column of the table is called {', '.join(unused)}."
    return (
        Finding("FACTS_UNUSED_COLUMNS", message, hint="They were not taken in.", severity=Severity.NOTICE),
    )
