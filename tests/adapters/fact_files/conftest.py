"""Opens a file of facts and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from quittance.adapters.fact_files import FactSource, fact_rows, open_facts
from quittance.core.facts.row import FactRow


@dataclass(frozen=True, slots=True)
class Opened:
    """One source with its rows and its parked problems (line, id, code, column, value, hint)."""

    source: FactSource
    rows: tuple[FactRow, ...]
    parked: tuple[tuple[Any, ...], ...]

    def row(self, id: str) -> dict[str, Any]:
        """The values of the row with that id."""
        return dict(next(row.values for row in self.rows if row.id == id))

    @property
    def problems(self) -> list[tuple[int, str, str]]:
        """Line, code and column of what is parked, in order."""
        return sorted((line, code, column) for line, _, code, column, _, _ in self.parked)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


Open = Callable[..., Opened]


@pytest.fixture
def opened(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> Open:
    """Opens a path, or a text as a CSV file, whose only source it expects."""

    def opener(file: Path | str, subject: str = "parcel", **options: Any) -> Opened:
        if isinstance(file, str):
            path = tmp_path / "facts.csv"
            path.write_text(file, encoding="utf-8", newline="")
        else:
            path = file
        (source,) = open_facts(
            path, kinds=[subject], connection=connection, work=tmp_path / "work", **options
        )
        return look(source, connection)

    return opener


def look(source: FactSource, connection: duckdb.DuckDBPyConnection) -> Opened:
    """The source with its rows read; the counts must be true."""
    rows = tuple(fact_rows(source, connection))
    parked = tuple(connection.execute(f"SELECT * FROM ({source.parked}) ORDER BY line, code").fetchall())
    assert len(rows) == source.count
    assert len({line for line, *_ in parked}) == source.parked_count
    return Opened(source, rows, parked)


@pytest.fixture
def parquet(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> Callable[[str], Path]:
    """Writes the rows of a query to a Parquet file."""

    def write(query: str) -> Path:
        path = tmp_path / "facts.parquet"
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
        return path

    return write
