"""Answers of Spark to what is asked in the words of DuckDB."""

from __future__ import annotations

from typing import Any

from pyspark.sql import SparkSession

from quittance.engines.spark.dialect import from_duckdb


class SparkAsks:
    """Answers of a session."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session

    def answer(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of the query."""
        return [tuple(row) for row in self._session.sql(from_duckdb(query)).collect()]

    def keep(self, name: str, query: str) -> None:
        """A view: worked out by each query that reads it."""
        self._session.sql(from_duckdb(query)).createOrReplaceTempView(name)
