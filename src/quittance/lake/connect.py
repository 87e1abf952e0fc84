"""A connection of DuckDB for a run: bounded memory, and a place on disk for what does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

MEMORY = "3GB"
"""What a run may hold; the rest of it lies on disk for a while."""


@contextmanager
def connected(spill: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that spills into the folder `spill` and ends with the block."""
    spill.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(spill)}) as connection:
        yield connection
