"""`python -m bench.lake`: a workspace at work: ingest, both sides, corrections, small commits."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from bench.child import peak_bytes
from bench.machine import machine
from bench.sheet import Sheet
from bench.where import ROOT
from quittance.config.wiring import Wiring
from tests.support.markets import write_market

PAGE = ROOT / "docs" / "reference" / "lake-benchmarks.md"
APRIL = date(2026, 4, 1)
COMMITS = 200

_INTRO = """# Benchmarks of the lake

What a workspace does on this machine, in one process: parcels of nine columns taken in from Parquet with
hash and check for repetitions; rated on both sides by two contracts, charges written, sorted and committed;
one parcel in a hundred weighed again and rated again; many small deliveries of ten parcels each. Seconds are
by the clock, from the command to the commit.
"""


def main() -> None:
    """Print the figures, and write the page if asked to."""
    parser = argparse.ArgumentParser(prog="python -m bench.lake", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000, help="parcels (default 10 million)")
    parser.add_argument("--write", action="store_true", help="write docs/reference/lake-benchmarks.md")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sheet = measured(Path(folder), chosen.rows)
    print(sheet.as_text())
    if chosen.write:
        about = "\n".join(f"* {sentence}" for sentence in machine())
        made = f"Made by `python -m bench.lake --rows {chosen.rows} --write` on {datetime.now(UTC).date()}."
        PAGE.write_text(f"{_INTRO}\n{made}\n\n{about}\n\n{sheet.as_markdown()}\n", encoding="utf-8")


def measured(folder: Path, rows: int) -> Sheet:
    """The figures of one workspace."""
    tools, workspace = Wiring(), folder / "ours"
    tools.init(workspace, database="books.sqlite3", lake="lake", actor="ada")
    tools.actor_add(workspace, "bo", role="controller", actor="ada")
    write_market(folder / "market")
    tools.contract_load(workspace, folder / "market", actor="ada")
    tools.contract_approve(workspace, (), actor="bo")

    def ingest(file: Path, table: str = "parcels") -> None:
        tools.ingest(workspace, file, table=table, source="wms", actor="ada", wait_seconds=0)

    def rate() -> None:
        tools.rate_run(workspace, APRIL, contracts=(), actor="ada", wait_seconds=0)

    taken = _seconds("ingest", lambda: ingest(_parcels(folder / "parcels.parquet", rows)))
    rated = _seconds("rate", rate)
    ingest(_parcels(folder / "late.parquet", rows, every=100, heavier=True))
    again = _seconds("rate again", rate)
    found = min(_seconds("charges", lambda: _some(tools.charges(workspace, "P000000100"))) for _ in range(5))
    commits = [
        _seconds("", lambda number=number: ingest(_small(folder, number))) for number in range(COMMITS)
    ]
    first, last = (sorted(part)[10] for part in (commits[:20], commits[-20:]))
    return Sheet(
        f"{rows / 1e6:g} million parcels",
        ["", "figure", "target"],
        [
            ["ingest from Parquet, rows a second", f"{rows / taken:,.0f}", "≥ 600,000"],
            ["rating, parcels a second and side", f"{2 * rows / rated:,.0f}", "≥ 800,000"],
            ["rating again after 1 % changed, of a whole run", f"{again / rated:.1%}", "≤ 5 %"],
            ["charges of one parcel, warm", f"{found * 1e3:,.0f} ms", "≤ 100 ms"],
            [f"small commit, of {COMMITS} the last 20 against the first", f"{last / first:.2f}×", "flat"],
            ["most memory of the process", f"{peak_bytes() / 1e6:,.0f} MB", "≤ 4,000 MB"],
        ],
    )


def _some(found: object) -> None:
    assert found, "the parcel was charged"


def _seconds(name: str, work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    took = time.perf_counter() - began
    if name:
        print(f"  {name:12} {took:8.2f} s", file=sys.stderr, flush=True)
    return took


def _parcels(path: Path, rows: int, *, every: int = 1, heavier: bool = False) -> Path:
    """Made beforehand or now; making is a small part of what is measured."""
    weight = "4.9" if heavier else "0.2 + (i % 40) / 10.0"
    duckdb.execute(
        "COPY (SELECT 'P' || lpad(i::VARCHAR, 9, '0') AS parcel_id, 'O' || i AS order_id, 'S1' AS account,"
        " 'A' AS carrier, 'standard' AS service, 'GB' AS dest_country, DATE '2026-04-01' + (i % 30)::INT AS"
        f" ship_date, DATE '2026-04-05' + (i % 30)::INT AS delivered_date, CAST({weight} AS DECIMAL(9,3)) AS"
        f" weight FROM range(0, {rows}, {every}) AS t(i)) TO '{path}' (FORMAT parquet)"
    )
    return path


def _small(folder: Path, number: int) -> Path:
    path = folder / f"small-{number}.csv"
    lines = [f"X{number}-{parcel},2026-05-{1 + number % 28:02d},1.5" for parcel in range(10)]
    path.write_text("parcel_id,ship_date,weight_kg\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
