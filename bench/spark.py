"""`python -m bench.spark`: one card by DuckDB and by Spark on the same facts, in seconds and core seconds.

Spark's figure is that of one machine in local mode, without the start of Java. What a cluster would do is
worked out from it in docs/explanation/scale.md, and said to be so.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import psutil

from bench.facts import facts_file
from bench.where import CARD, THREADS
from quittance.adapters.fact_files import open_facts
from quittance.adapters.tariff_files.load import load_tariff
from quittance.engines.duckdb.copy import copy_rows
from quittance.engines.duckdb.run import run as run_duckdb


def main() -> None:
    """Prints a line for each engine."""
    parser = argparse.ArgumentParser(prog="python -m bench.spark", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="parcels (default one million)")
    rows = parser.parse_args().rows
    plan = load_tariff(CARD).plan
    assert plan is not None, "the card is sound"
    connection = duckdb.connect()
    connection.execute(f"SET threads = {THREADS}")
    (source,) = open_facts(facts_file(rows), kinds=["parcel"], connection=connection)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_rows(connection, source.relation, folder / "parcel.parquet")
        out = folder / "out.parquet"
        _told("DuckDB", rows, lambda: run_duckdb([plan], [source], out, form="charge", connection=connection))
        from quittance.engines.spark.run import FactFiles, run
        from quittance.engines.spark.session import start_session

        session = start_session(THREADS)
        files = [FactFiles("parcel", source.schema, (str(folder / "parcel.parquet"),))]
        for number in (1, 2):  # the first time Java compiles
            _told(
                f"Spark, run {number}",
                rows,
                lambda at=number: run(
                    [plan], files, str(folder / f"spark{at}"), form="charge", session=session
                ),
            )


def _told(engine: str, rows: int, work: Callable[[], object]) -> None:
    began, busy = time.perf_counter(), _core_seconds()
    work()
    seconds, cores = time.perf_counter() - began, _core_seconds() - busy
    each = f"{rows / cores:,.0f} parcels a core second"
    print(f"{engine:14} {seconds:8.1f} s   {cores:8.1f} core seconds   {each}", flush=True)


def _core_seconds() -> float:
    """Of this process and Java, which it has started."""
    mine = psutil.Process()
    total = 0.0
    for process in (mine, *mine.children(recursive=True)):
        used = process.cpu_times()
        total += used.user + used.system
    return total


if __name__ == "__main__":
    main()
