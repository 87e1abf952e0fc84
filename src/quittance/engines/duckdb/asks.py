"""Answers of DuckDB."""

from __future__ import annotations

from typing import Any

import duckdb


class DuckAsks:
    """Answers of a connection."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def answer(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of the query."""
        return self._connection.execute(query).fetchall()

    def keep(self, name: str, query: str) -> None:
        """A temporary table."""
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")
