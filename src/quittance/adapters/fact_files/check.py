"""Which tests find something: one pass over the columns concerned, none where statistics prove all good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from quittance.adapters.fact_files import sql
from quittance.adapters.fact_files.reading import Problem
from quittance.adapters.fact_files.table_file import TableFile


@dataclass(frozen=True, slots=True)
class Checked:
    """The tests that found something, and how many rows are good and parked."""

    failing: tuple[Problem, ...]
    good: int
    parked: int


def merged(problems: Sequence[Problem]) -> list[Problem]:
    """The tests, with those that would say the same of a row (three sides, one column of units) made one."""
    said: dict[tuple[str, str, str, str], list[str]] = {}
    for problem in problems:
        key = (problem.code, problem.column, problem.value, problem.hint)
        said.setdefault(key, []).append(problem.condition)
    return [
        Problem(code, column, " OR ".join(f"({test})" for test in tests), value, hint)
        for (code, column, value, hint), tests in said.items()
    ]


def check(
    file: TableFile, problems: Sequence[Problem], where: str, connection: duckdb.DuckDBPyConnection
) -> Checked:
    """Counts the rows that satisfy `where` ("" for all); only if some are bad it asks which tests failed."""
    total = _count(file, where, connection) if where else file.rows
    if not problems:
        return Checked((), total, 0)
    share = f"({where}) AND " if where else ""
    parked = _count(file, share + sql.any_of(problem.condition for problem in problems), connection)
    failing: list[Problem] = []
    if parked:
        failing = [one for one in problems if _count(file, f"{share}({one.condition})", connection)]
    return Checked(tuple(failing), total - parked, parked)


def _count(file: TableFile, where: str, connection: duckdb.DuckDBPyConnection) -> int:
    """In a WHERE the tests stop at the first that decides; in a FILTER each would look at every row."""
    row = connection.execute(f"SELECT count(*) FROM {file.scan} WHERE {where}").fetchone()
    assert row is not None, "an aggregate has one row"
    return int(row[0])
