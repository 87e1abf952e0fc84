"""What a rating run asks of an engine beside its queries."""

from __future__ import annotations

from typing import Any, Protocol

import duckdb


class Asks(Protocol):
    """Answers SQL that is written for DuckDB, in whatever engine."""

    def answer(self, query: str) -> list[tuple[Any, ...]]:
        """The few rows of the query."""
        ...

    def keep(self, name: str, query: str) -> None:
        """The rows of the query under a name that later queries read."""
        ...


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
