"""Small pieces of DuckDB SQL as text."""

from __future__ import annotations

from collections.abc import Iterable

from quittance.kernel.sql_literal import text as text


def name(value: str) -> str:
    """A quoted identifier."""
    return '"' + value.replace('"', '""') + '"'


def any_of(conditions: Iterable[str]) -> str:
    """True where at least one holds; may be null where none does."""
    return "(" + " OR ".join(f"({condition})" for condition in conditions) + ")"


def none_of(conditions: Iterable[str]) -> str:
    """True where none holds. As a CASE, since NOT and IS TRUE would work out every part for every row."""
    return f"CASE WHEN {any_of(conditions)} THEN FALSE ELSE TRUE END"


def words(values: Iterable[str]) -> str:
    """A bracketed list of string literals."""
    return "(" + ", ".join(text(value) for value in values) + ")"


def times(sql: str, factor: int, *, wide: bool = False) -> str:
    """An integer times a constant; `wide` first makes it a 128-bit integer."""
    if wide:
        sql = f"CAST({sql} AS HUGEINT)"
    return sql if factor == 1 else f"({sql} * {factor})"
