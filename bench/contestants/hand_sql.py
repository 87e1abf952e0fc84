"""What somebody who knows DuckDB well writes for this one card: see hand_sql.sql."""

from __future__ import annotations

import time
from pathlib import Path

import duckdb

from bench.where import CARD, THREADS


def work(facts: Path, out: Path) -> dict[str, float]:
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    began = time.perf_counter()
    connection = duckdb.connect()
    connection.execute(f"SET threads = {THREADS}; SET preserve_insertion_order = false")
    connection.execute(
        text.replace("{card}", str(CARD)).replace("{facts}", str(facts)).replace("{out}", str(out))
    )
    return {"rate": time.perf_counter() - began}
