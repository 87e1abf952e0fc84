"""Words, ids and postcodes: trimmed text. What went through a number is held, not guessed."""

from __future__ import annotations

from quittance.adapters.fact_files import sql
from quittance.adapters.fact_files.reading import Problem, Reading
from quittance.adapters.fact_files.table_file import INTEGERS, FileColumn
from quittance.core.facts.catalogue.ids import IDS
from quittance.core.facts.catalogue.places import POSTCODES
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.schema import FactColumn
from quittance.core.facts.text import BLANKS, MANGLED

_ID_NAMES = frozenset(definition.name for definition in IDS) | {"sku"}
_FIRST_INK = "!"  # every blank sorts before it
_AFTER_DIGITS = ":"  # signs, digits and the apostrophe sort before it
_ASK_AGAIN = "Take it from the source as text; a spreadsheet has made a number of it and digits may be lost."
_NOT_TEXT = "The column is not text, and leading zeros may be lost; write it as text."
_READABLE = (*INTEGERS, "DECIMAL", "UUID", "BOOLEAN", "DATE")
_MISSING = "Every row needs an id."


def read_word(definition: FactDefinition, column: FileColumn) -> Reading:
    """The word, None where nothing is left of it; postcodes in upper case."""
    name = definition.name
    value = _trimmed(column)
    if name in POSTCODES:
        value = f"upper({value})"
    problems: tuple[Problem, ...] = ()
    if name in POSTCODES or name in _ID_NAMES:
        problems = _mangled(column, is_postcode=name in POSTCODES)
    elif not column.is_text and not column.type.startswith(_READABLE):
        problems = (_unreadable("BAD_WORD", column),)
    required = not column.has_nulls and (not column.is_text or _has_ink(column))
    return Reading(FactColumn(name, Kind.WORD, required=required), value, problems)


def read_id(column: FileColumn) -> Reading:
    """The id of the subject; rows without one are parked as MISSING_ID, mangled ones as BAD_ID."""
    value = _trimmed(column)
    problems = _mangled(column, is_postcode=False)
    if column.has_nulls or not (_has_ink(column) or not column.is_text):
        missing = Problem("MISSING_ID", column.heading, f"{value} IS NULL", "''", _MISSING)
        problems = (missing, *problems)
    return Reading(FactColumn("subject_id", Kind.WORD, required=True), value, problems)


def _has_ink(column: FileColumn) -> bool:
    return isinstance(column.lowest, str) and column.lowest >= _FIRST_INK


def _trimmed(column: FileColumn) -> str:
    if not column.is_text:
        return f"CAST({column.sql} AS VARCHAR)"
    trimmed = f"nullif(trim({column.sql}, {sql.text(BLANKS)}), '')"
    if column.is_dictionary:
        return trimmed if not _has_ink(column) else f"trim({column.sql})"
    if _has_ink(column):
        return f"CASE WHEN suffix({column.sql}, ' ') THEN trim({column.sql}) ELSE {column.sql} END"
    return trimmed


def _mangled(column: FileColumn, *, is_postcode: bool) -> tuple[Problem, ...]:
    if column.is_text:
        if isinstance(column.lowest, str) and column.lowest >= _AFTER_DIGITS:
            return ()
        signs = (".", "+") if isinstance(column.lowest, str) and column.lowest > "(" else (".", "+", "'")
        likely = " OR ".join(f"contains({column.sql}, {sql.text(sign)})" for sign in signs)
        test = f"regexp_full_match(trim({column.sql}), {sql.text(MANGLED)}, 's')"
        return (Problem("BAD_ID", column.heading, f"({likely}) AND {test}", column.sql, _ASK_AGAIN),)
    if column.type == "UUID" or (column.type in INTEGERS and not is_postcode):
        return ()
    return (_unreadable("BAD_ID", column),)


def _unreadable(code: str, column: FileColumn) -> Problem:
    value = f"CAST({column.sql} AS VARCHAR)"
    return Problem(code, column.heading, f"{column.sql} IS NOT NULL", value, _NOT_TEXT)
