"""Yes and no, however they are written."""

from __future__ import annotations

from quittance.adapters.fact_files import sql
from quittance.adapters.fact_files.reading import Problem, Reading
from quittance.adapters.fact_files.table_file import INTEGERS, FileColumn
from quittance.core.facts.answers import NO, YES
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.schema import FactColumn

_HINT = "Write yes or no."


def read_yes_no(definition: FactDefinition, column: FileColumn) -> Reading:
    """The answer of each row; an empty cell is a missing fact, never a no."""
    required = not column.has_nulls and not column.is_text
    typed = FactColumn(definition.name, Kind.YES_NO, required=required)
    if column.type == "BOOLEAN":
        return Reading(typed, column.sql)
    shown = f"CAST({column.sql} AS VARCHAR)"
    if not column.is_text and column.type not in INTEGERS:
        problem = Problem("BAD_YES_NO", column.heading, f"{column.sql} IS NOT NULL", shown, _HINT)
        return Reading(typed, "CAST(NULL AS BOOLEAN)", (problem,))
    word = f"lower(trim({shown}))"
    condition = f"{word} NOT IN {sql.words((*YES, *NO, ''))}"
    value = f"CASE WHEN {word} IN {sql.words(YES)} THEN TRUE WHEN {word} IN {sql.words(NO)} THEN FALSE END"
    return Reading(typed, value, (Problem("BAD_YES_NO", column.heading, condition, shown, _HINT),))
