"""The figures of the report: weights as they were and as they were billed, prices by weight, days."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb

from quittance.adapters.demo_month.values import Figures, PriceAt, Shipped, WeightBin
from quittance.kernel.sql_literal import text

BIN_ENDS = ("0.25", "0.5", "1", "2", "3", "5", "10", "15", "20", "30", "50")
"""Upper ends of the weight bins, in kg."""


def figures(facts: Path, rated: Path) -> Figures:
    """The figures of a file of parcels and what it was rated as, both with one row a parcel."""
    connection = duckdb.connect()
    connection.execute(f"CREATE VIEW facts AS SELECT * FROM {text(facts)}")
    connection.execute(f"CREATE VIEW rated AS SELECT * FROM {text(rated)}")
    actual, billed = _binned(connection, "weight", "facts"), _binned(connection, "billed", "rated")
    return Figures(
        weights=tuple(WeightBin(end, actual.get(end, 0), billed.get(end, 0)) for end in BIN_ENDS),
        prices=_prices(connection),
        days=_days(connection),
        by_volume=_by_volume(connection),
        example=_example(connection),
    )


def _bin(column: str) -> str:
    cases = " ".join(f"WHEN {column} <= {end} THEN '{end}'" for end in BIN_ENDS)
    return f"CASE {cases} END"


def _binned(connection: duckdb.DuckDBPyConnection, column: str, view: str) -> dict[str, int]:
    query = f"SELECT {_bin(column)} AS bin, count(*) FROM {view} WHERE {column} IS NOT NULL GROUP BY 1"
    return dict(connection.execute(query).fetchall())


def _prices(connection: duckdb.DuckDBPyConnection) -> tuple[PriceAt, ...]:
    found = connection.execute(
        f"SELECT {_bin('billed')} AS bin, count(*), quantile_disc(total, 0.1), quantile_disc(total, 0.5), "
        "quantile_disc(total, 0.9) FROM rated WHERE total IS NOT NULL GROUP BY 1"
    ).fetchall()
    by_bin = {row[0]: PriceAt(*row) for row in found}
    return tuple(by_bin[end] for end in BIN_ENDS if end in by_bin)


def _days(connection: duckdb.DuckDBPyConnection) -> tuple[Shipped, ...]:
    found = connection.execute(
        "SELECT price_date, count(*), sum(total) FROM rated WHERE total IS NOT NULL GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return tuple(Shipped(*row) for row in found)


def _by_volume(connection: duckdb.DuckDBPyConnection) -> Decimal:
    query = "SELECT count(*) FILTER (WHERE billed_from = 'dim_weight'), count(*) FROM rated"
    found = connection.execute(query).fetchone()
    return round(Decimal(100 * found[0]) / max(found[1], 1), 1) if found else Decimal(0)


def _example(connection: duckdb.DuckDBPyConnection) -> str:
    found = connection.execute(
        "SELECT subject_id FROM rated WHERE total IS NOT NULL "
        "ORDER BY remote_area IS NULL, billed_from <> 'dim_weight', subject_id LIMIT 1"
    ).fetchone()
    return str(found[0]) if found else ""
