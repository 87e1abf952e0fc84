"""The columnar engine as a program uses it: from a card's folder and a Parquet file to a Parquet file."""

from __future__ import annotations

import time
from pathlib import Path

import duckdb

from bench.where import CARD, THREADS
from quittance.adapters.fact_files import open_facts
from quittance.adapters.tariff_files.load import load_tariff
from quittance.engines.compile.compile import Form
from quittance.engines.duckdb.run import run


def rate(facts: Path, out: Path, form: Form) -> dict[str, float]:
    """Seconds to read the card, to check every fact, and to rate (compile, run, sum up)."""
    began = time.perf_counter()
    connection = duckdb.connect()
    connection.execute(f"SET threads = {THREADS}")
    plan = load_tariff(CARD).plan
    assert plan is not None, "the card is sound"
    read = time.perf_counter()
    sources = open_facts(facts, kinds=["parcel"], connection=connection)
    checked = time.perf_counter()
    run([plan], sources, out, form=form, connection=connection)
    rated = time.perf_counter()
    return {"card": read - began, "check": checked - read, "rate": rated - checked}
