"""One column of a record as SQL, with the tests that park a row."""

from __future__ import annotations

from quittance.adapters.fact_files import sql
from quittance.adapters.fact_files.reading import Problem, Reading
from quittance.adapters.fact_files.table_file import FileColumn
from quittance.core.facts.answers import NO, YES
from quittance.core.facts.days import DAY, LOCAL_TIME, MOMENT
from quittance.core.facts.kind import Kind
from quittance.core.facts.records import Held, RecordColumn
from quittance.core.facts.schema import FactColumn

_CODES = {
    Held.MOMENT: ("BAD_DATE", "Write a time with its offset, such as 2026-03-31T23:30:00Z."),
    Held.DAY: ("BAD_DATE", "Write 2026-04-08."),
    Held.YES_NO: ("BAD_YES_NO", "Write yes or no."),
    Held.MEASURE: ("BAD_NUMBER", "Write a plain number with at most six decimals, such as 1.25."),
    Held.AMOUNT: ("BAD_NUMBER", "Write a plain amount with at most four decimals, such as 12.50."),
}
_MISSING = "Every row needs it."


def read_column(column: RecordColumn, file: FileColumn, time_zone: str) -> Reading:
    """The value of each row; a cell that is not what the column holds parks its row."""
    shown = f"nullif(trim(CAST({file.sql} AS VARCHAR)), '')"
    value = _value(column.held, file, shown, time_zone)
    problems = []
    if column.required:
        problems.append(Problem("MISSING_ID", file.heading, f"{shown} IS NULL", "''", _MISSING))
    if column.held in _CODES:
        code, hint = _CODES[column.held]
        test = f"{shown} IS NOT NULL AND ({value}) IS NULL"
        problems.append(Problem(code, file.heading, test, shown, hint))
    return Reading(FactColumn(column.name, Kind.WORD), value, tuple(problems))


def _value(held: Held, file: FileColumn, shown: str, time_zone: str) -> str:
    match held:
        case Held.WORD:
            return shown
        case Held.MOMENT:
            return _moment(file, shown, time_zone)
        case Held.DAY:
            if file.type == "DATE":
                return file.sql
            return f"CASE WHEN regexp_full_match({shown}, {sql.text(DAY)}) THEN TRY_CAST({shown} AS DATE) END"
        case Held.YES_NO:
            word = f"lower({shown})"
            return (
                f"CASE WHEN {word} IN {sql.words((*YES, 'true'))} THEN TRUE"
                f" WHEN {word} IN {sql.words((*NO, 'false'))} THEN FALSE END"
            )
        case Held.MEASURE:
            return _number(shown, 6)
        case Held.AMOUNT:
            return _number(shown, 4)


def _moment(file: FileColumn, shown: str, time_zone: str) -> str:
    zone = sql.text(time_zone)
    if file.type == "TIMESTAMP WITH TIME ZONE":
        return file.sql
    if file.type.startswith("TIMESTAMP"):
        return f"timezone({zone}, CAST({file.sql} AS TIMESTAMP))"
    return (
        f"CASE WHEN regexp_full_match({shown}, {sql.text(MOMENT)})"
        f" THEN TRY_CAST({shown} AS TIMESTAMP WITH TIME ZONE)"
        f" WHEN regexp_full_match({shown}, {sql.text(LOCAL_TIME)})"
        f" THEN timezone({zone}, TRY_CAST({shown} AS TIMESTAMP)) END"
    )


def _number(shown: str, decimals: int) -> str:
    """Digits only: a cast would round what has more decimals, and take 1e3 for a number."""
    plain = sql.text(rf"[+-]?[0-9]+(\.[0-9]{{1,{decimals}}}0*)?")
    return (
        f"CASE WHEN regexp_full_match({shown}, {plain}) THEN TRY_CAST({shown} AS DECIMAL(18,{decimals})) END"
    )
