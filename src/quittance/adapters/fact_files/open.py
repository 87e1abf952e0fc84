"""Opens a file of facts: what every row means, which rows are parked, and SQL that streams the good ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from quittance.adapters.fact_files import assemble, sql
from quittance.adapters.fact_files.check import check, merged
from quittance.adapters.fact_files.convert import as_table_file
from quittance.adapters.fact_files.derive import derive, size_problems
from quittance.adapters.fact_files.interpret import interpret
from quittance.adapters.fact_files.layout import Layout, kind_of, lay_out
from quittance.adapters.fact_files.notices import no_rows, notices
from quittance.adapters.fact_files.reading import Problem, Reading
from quittance.adapters.fact_files.refusals import UnknownSubject
from quittance.adapters.fact_files.source import FactSource
from quittance.adapters.fact_files.table_file import TableFile
from quittance.adapters.fact_files.tidy import tidied
from quittance.adapters.fact_files.typed_copy import typed_copy
from quittance.adapters.fact_files.word import read_id
from quittance.adapters.fact_files.work_folder import work_folder
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.lookup import NOTHING
from quittance.core.facts.schema import FactSchema
from quittance.core.facts.subjects import SUBJECTS


def open_facts(
    path: Path,
    *,
    kinds: Sequence[str],
    connection: duckdb.DuckDBPyConnection,
    extra: Mapping[str, FactDefinition] = NOTHING,
    time_zone: str = "UTC",
    work: Path | None = None,
    converted: TableFile | None = None,
) -> tuple[FactSource, ...]:
    """The facts of a Parquet, CSV or Excel file, one source per kind of subject.

    A column `subject` splits the rows; rows without it, and files without it, are of the one of `kinds` whose
    id column stands first in the file. `extra`
    are the facts that a tariff declares; `time_zone` turns moments into days. CSV and Excel are converted
    once, into `work` (default: a folder that goes when the program ends); the relations read from there.
    `converted` is the file where somebody made a table of it already.

    Refuses with `UnknownSubject`, `UnreadableFile`, `NotUtf8`, `NoIdColumn` or `BadHeading`.
    """
    for kind in kinds:
        if kind not in SUBJECTS:
            raise UnknownSubject(f"There is no kind of subject {kind!r}.", f"Known: {', '.join(SUBJECTS)}.")
    folder = work_folder(work)
    file = converted or as_table_file(path, folder, connection)
    layout = lay_out(file.columns, extra)
    readings = tidied(file, layout, interpret(file, layout, connection, time_zone), connection)
    sources = []
    for kind, where, problems in _kinds(file, layout, kind_of(layout, kinds), connection):
        source = _source(path, kind, file, layout, readings, (where, problems), extra, connection)
        sources.append(typed_copy(source, folder, connection) if file.is_text else source)
    return tuple(sources)


def _kinds(
    file: TableFile, layout: Layout, subject: str, connection: duckdb.DuckDBPyConnection
) -> list[tuple[str, str, tuple[Problem, ...]]]:
    """Kind, condition and extra tests of every source. Unknown kinds are parked with the first."""
    if layout.subject is None:
        return [(subject, "", ())]
    word = f"coalesce(nullif(lower(trim(CAST({layout.subject.sql} AS VARCHAR))), ''), {sql.text(subject)})"
    found = [
        row[0] for row in connection.execute(f"SELECT DISTINCT {word} FROM {file.scan} ORDER BY 1").fetchall()
    ]
    kinds = [kind for kind in found if kind in SUBJECTS] or [subject]
    unknown = [kind for kind in found if kind not in SUBJECTS]
    result: list[tuple[str, str, tuple[Problem, ...]]] = [
        (kind, f"{word} = {sql.text(kind)}", ()) for kind in kinds
    ]
    if unknown:
        hint = f"Known kinds: {', '.join(SUBJECTS)}."
        test = f"{word} NOT IN {sql.words(SUBJECTS)}"
        problem = Problem("UNKNOWN_SUBJECT", layout.subject.heading, test, layout.subject.sql, hint)
        result[0] = (kinds[0], f"{word} IN {sql.words([kinds[0], *unknown])}", (problem,))
    return result


def _source(
    path: Path,
    kind: str,
    file: TableFile,
    layout: Layout,
    readings: list[Reading],
    share: tuple[str, tuple[Problem, ...]],
    extra: Mapping[str, FactDefinition],
    connection: duckdb.DuckDBPyConnection,
) -> FactSource:
    where, problems = share
    id_column = layout.id_column(kind)
    id = read_id(id_column)
    tests = [*file.problems, *problems, *id.problems]
    tests += [problem for reading in readings for problem in reading.problems]
    tests += size_problems(readings, extra)
    checked = check(file, merged(tests), where, connection)
    derived = derive(kind, readings, extra, layout.currency)
    unused = tuple(heading for heading in layout.unused if heading != id_column.heading)
    return FactSource(
        subject=kind,
        schema=FactSchema(
            kind, tuple(replace(reading.column, name=name) for name, reading in derived.items())
        ),
        relation=assemble.relation(file, id, readings, derived, checked.failing, where),
        lined=assemble.relation(file, id, readings, derived, checked.failing, where, with_line=True),
        parked=assemble.parked(file, id, checked.failing, where),
        duplicates=assemble.duplicates(file, id, checked.failing, where),
        count=checked.good,
        parked_count=checked.parked,
        path=path,
        unused=unused,
        findings=(*no_rows(path, file.rows), *notices(path, layout, unused, checked.parked)),
    )
