"""The reference rater: rows a second on one core, and a warm quote from typed-in facts to its story."""

from __future__ import annotations

import statistics
import time
from itertools import islice
from pathlib import Path

import duckdb

from bench.where import CARD
from quittance.adapters.fact_files import fact_rows, open_facts
from quittance.adapters.tariff_files.load import load_tariff
from quittance.core.facts.entry import row_from_pairs
from quittance.core.rating.explain import tell
from quittance.core.rating.rater import Rater

ROWS, QUOTES = 100_000, 200
PAIRS = {
    "dest_country": "NL",
    "dest_postcode": "1791 AB",
    "ship_date": "2026-01-12",
    "weight": "31.2 kg",
    "longest": "130 cm",
    "median": "40 cm",
    "shortest": "30 cm",
}


def work(facts: Path) -> dict[str, float]:
    plan = load_tariff(CARD).plan
    assert plan is not None, "the card is sound"
    rater = Rater(plan)
    connection = duckdb.connect()
    source = open_facts(facts, kinds=["parcel"], connection=connection)[0]
    rows = list(islice(fact_rows(source, connection), ROWS))
    began = time.process_time()  # one core's own time, whatever else the machine does
    for row in rows:
        rater.rate_row(row)
    seconds = time.process_time() - began
    quotes = []
    for _ in range(QUOTES):
        began = time.perf_counter()
        tell(rater.rate_row(row_from_pairs("parcel", PAIRS, id="quote").row))
        quotes.append(time.perf_counter() - began)
    return {"rows_per_second": len(rows) / seconds, "quote": statistics.median(quotes)}
