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
    """Counts the rows that satisfy `where` ("" for all) by what is wrong with them."""
    if not problems and not where:
        return Checked((), file.rows, 0)
    counts = ["count(*)", f"count(*) FILTER (WHERE {sql.any_of(problem.condition for problem in problems)})"]
    counts += [f"count(*) FILTER (WHERE {problem.condition})" for problem in problems]
    query = f"SELECT {', '.join(counts)} FROM {file.scan}{f' WHERE {where}' if where else ''}"
    row = connection.execute(query).fetchone()
    assert row is not None, "an aggregate has one row"
    total, parked, *found = row
    failing = tuple(problem for problem, count in zip(problems, found, strict=True) if count)
    return Checked(failing, total - parked, parked)
