"""Dates: plain days cost nothing, moments become the business day of a time zone."""

from __future__ import annotations

from quittance.adapters.fact_files import sql
from quittance.adapters.fact_files.reading import Problem, Reading
from quittance.adapters.fact_files.table_file import FileColumn
from quittance.core.facts.days import DAY, LOCAL_TIME, MOMENT
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.schema import FactColumn

_HINT = "Write 2026-04-08, or a time with its offset such as 2026-03-31T23:30:00Z."


def read_date(definition: FactDefinition, column: FileColumn, time_zone: str) -> Reading:
    """The day of each date or time; a time with an offset is looked at in `time_zone`."""
    typed = FactColumn(definition.name, Kind.DATE, required=not column.has_nulls and not column.is_text)
    if column.type == "DATE":
        return Reading(typed, column.sql)
    if column.type == "TIMESTAMP WITH TIME ZONE":
        return Reading(typed, _day_in(column.sql, time_zone))
    if column.type.startswith("TIMESTAMP"):
        return Reading(typed, f"CAST({column.sql} AS DATE)")
    if not column.is_text:
        condition, value = f"{column.sql} IS NOT NULL", "CAST(NULL AS DATE)"
        problem = Problem("BAD_DATE", column.heading, condition, f"CAST({column.sql} AS VARCHAR)", _HINT)
        return Reading(typed, value, (problem,))
    word = f"trim({column.sql})"
    day = (
        f"CASE WHEN regexp_full_match({word}, {sql.text(DAY)}) THEN TRY_CAST({word} AS DATE)"
        f" WHEN regexp_full_match({word}, {sql.text(LOCAL_TIME)})"
        f" THEN CAST(TRY_CAST({word} AS TIMESTAMP) AS DATE)"
        f" WHEN regexp_full_match({word}, {sql.text(MOMENT)})"
        f" THEN {_day_in(f'TRY_CAST({word} AS TIMESTAMP WITH TIME ZONE)', time_zone)} END"
    )
    problem = Problem("BAD_DATE", column.heading, f"{word} <> '' AND ({day}) IS NULL", column.sql, _HINT)
    return Reading(typed, day, (problem,))


def _day_in(moment: str, time_zone: str) -> str:
    return f"CAST(timezone({sql.text(time_zone)}, {moment}) AS DATE)"
