"""The files that the systems of the demo marketplace hand in: what is known in time, then what is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from quittance.adapters.demo_market.queries import IN_TIME, LATE, VIEWS
from quittance.adapters.fact_files.sample import write_sample
from quittance.kernel.sql_literal import text

MONTH = date(2026, 4, 1)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file, the table of the lake that it is for, and who hands it in."""

    path: Path
    table: str
    source: str


@dataclass(frozen=True, slots=True)
class MonthFiles:
    """What comes in time, what comes late, and a parcel whose price the late readings change."""

    in_time: tuple[Delivery, ...]
    late: tuple[Delivery, ...]
    example: str


def write_month(folder: Path, *, parcels: int, seed: int) -> MonthFiles:
    """Writes the files of April 2026 into `folder`; the same count and seed give the same files."""
    folder.mkdir(parents=True, exist_ok=True)
    pool = folder / "pool.parquet"
    write_sample(pool, count=parcels, seed=seed, kind="parcels", month=MONTH)
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        connection.execute(f"CREATE VIEW pool AS SELECT * FROM {text(pool)}")
        for name, query in VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {query}")
        in_time = tuple(_written(connection, folder, *one) for one in IN_TIME)
        late = tuple(_written(connection, folder, *one) for one in LATE)
        ((example,),) = connection.execute(
            "SELECT min(parcel_id) FROM heavier WHERE market = 'DE' AND service = 'standard'"
        ).fetchall()
    pool.unlink()
    return MonthFiles(in_time, late, str(example))


def _written(
    connection: duckdb.DuckDBPyConnection, folder: Path, name: str, table: str, source: str, query: str
) -> Delivery:
    path = folder / f"{name}.parquet"
    connection.execute(f"COPY ({query}) TO {text(path)} (FORMAT parquet)")
    return Delivery(path, table, source)
