"""The parcels that every contestant prices: January of the sample generator, made once and kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bench.where import WORK

MONTH = date(2026, 1, 1)  # half of it in peak season, five fuel weeks
SEED = 1


def facts_file(rows: int) -> Path:
    """The Parquet file with that many parcels."""
    path = WORK / f"parcels-{MONTH:%Y%m}-{SEED}-{rows}.parquet"
    if not path.exists():
        from quittance.adapters.fact_files.sample import write_sample

        WORK.mkdir(parents=True, exist_ok=True)
        print(f"Making {rows:,} parcels ...", flush=True)
        part = path.with_suffix(".part.parquet")
        write_sample(part, count=rows, seed=SEED, month=MONTH)
        part.rename(path)
    return path
