"""The relation of good rows and the relation of parked ones, as text of SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quittance.adapters.fact_files import sql
from quittance.adapters.fact_files.reading import Problem, Reading
from quittance.adapters.fact_files.table_file import TableFile

_PARKED = (
    "SELECT CAST({line} AS BIGINT) AS line, {id} AS subject_id, {code} AS code, {column} AS column_name,"
    " CAST({value} AS VARCHAR) AS value, {hint} AS hint FROM {scan} WHERE {where}"
)


def relation(
    file: TableFile,
    id: Reading,
    readings: Iterable[Reading],
    derived: Mapping[str, Reading],
    failing: Sequence[Problem],
    where: str,
    *,
    with_line: bool = False,
) -> str:
    """Good rows: an inner query converts the columns of the file, the outer one derives.

    With their `line` in front if wanted, as the file's owner would count.
    """
    line = [f"CAST({file.line} AS BIGINT) AS line"] if with_line else []
    inner = [
        *line,
        f"{id.sql} AS subject_id",
        *(f"{reading.sql} AS {sql.name(reading.name)}" for reading in readings),
    ]
    outer = [
        *(["line"] if with_line else []),
        "subject_id",
        *(f"{reading.sql} AS {sql.name(name)}" for name, reading in derived.items()),
    ]
    rows = good_rows(file.numbered if with_line else file.scan, failing, where)
    return f"SELECT {', '.join(outer)} FROM (SELECT {', '.join(inner)} FROM {rows}) AS f"


def good_rows(scan: str, failing: Sequence[Problem], where: str) -> str:
    """FROM this: the rows that no failing test parks."""
    conditions = [where] if where else []
    if failing:
        conditions.append(sql.none_of(problem.condition for problem in failing))
    return f"{scan} WHERE {' AND '.join(conditions)}" if conditions else scan


def parked(file: TableFile, id: Reading, failing: Sequence[Problem], where: str) -> str:
    """One row per failing test and line; without failing tests an empty query that reads nothing."""
    if not failing:
        texts = ("subject_id", "code", "column_name", "value", "hint")
        columns = ["CAST(NULL AS BIGINT) AS line", *(f"CAST(NULL AS VARCHAR) AS {text}" for text in texts)]
        return f"SELECT {', '.join(columns)} WHERE FALSE"
    return " UNION ALL ".join(
        _PARKED.format(
            line=file.line,
            id=id.sql,
            code=sql.text(problem.code),
            column=sql.text(problem.column),
            value=problem.value,
            hint=sql.text(problem.hint),
            scan=file.numbered,
            where=f"({problem.condition})" + (f" AND {where}" if where else ""),
        )
        for problem in failing
    )


def duplicates(file: TableFile, id: Reading, failing: Sequence[Problem], where: str) -> str:
    """Ids in several good rows. Costs little where ids ascend, for then none can stand twice."""
    before = (
        f"SELECT {id.sql} AS id, lag({id.sql}) OVER () AS before FROM {good_rows(file.scan, failing, where)}"
    )
    unsorted = f"(SELECT coalesce(bool_or(before >= id), FALSE) FROM ({before}) AS f)"
    rows = good_rows(file.numbered, failing, f"{where} AND {unsorted}" if where else unsorted)
    return (
        f"SELECT {id.sql} AS subject_id, CAST(min({file.line}) AS BIGINT) AS line, count(*) AS rows"
        f" FROM {rows} GROUP BY 1 HAVING count(*) > 1"
    )
