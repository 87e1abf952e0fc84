"""The floor: the columns that the card reads, read and written."""

from __future__ import annotations

import time
from pathlib import Path

import duckdb

from bench.contestants import READ
from bench.where import THREADS


def work(facts: Path, out: Path) -> dict[str, float]:
    began = time.perf_counter()
    connection = duckdb.connect()
    connection.execute(f"SET threads = {THREADS}; SET preserve_insertion_order = false")
    connection.execute(f"COPY (SELECT {', '.join(READ)} FROM '{facts}') TO '{out}' (FORMAT parquet)")
    return {"rate": time.perf_counter() - began}
