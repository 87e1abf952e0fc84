"""All contestants must come to the same cents, charge by charge and parcel by parcel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from bench.contest import output
from bench.contestants import CHARGES, WIDE
from bench.where import THREADS

_ID = {"fact_form": "subject_id", "charge_form": "subject_id"}
_CENTS = {"tuned_pandas": 1, "hand_pandas": 1}  # these write whole cents, the others euros


class OtherCents(SystemExit):
    """Two contestants do not agree, so there is nothing to compare."""


def same_cents() -> tuple[dict[str, int], int]:
    """The sum of each charge in cents and the number of refused parcels; ends the bench if any two differ."""
    connection = duckdb.connect()
    connection.execute(f"SET threads = {THREADS}")
    wide = {name: _wide(connection, name) for name in WIDE}
    long = _long(connection, output("charge_form"))
    told = {**{name: charges for name, (charges, _) in wide.items()}, "charge_form": long}
    for name, charges in told.items():
        for charge in CHARGES:
            if charges[charge] != told["hand_sql"][charge]:
                raise OtherCents(f"{charge}: {name} {charges[charge]}, by hand {told['hand_sql'][charge]}")
    refused = {name: others for name, (_, others) in wide.items()}
    if len(set(refused.values())) != 1:
        raise OtherCents(f"totals (refused, cents, hash): {refused}")
    return {charge: told["hand_sql"][charge][1] for charge in CHARGES}, refused["hand_sql"][0]


def _wide(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[dict[str, Any], tuple[int, ...]]:
    id_, factor = _ID.get(name, "parcel_id"), _CENTS.get(name, 100)
    columns = [*CHARGES, "total"]
    cents = ", ".join(f"CAST({column} * {factor} AS BIGINT) AS {column}" for column in columns)
    wanted = ", ".join(
        f"count({column}), sum({column}), sum(hash({id_}, {column})) FILTER ({column} IS NOT NULL)"
        for column in columns
    )
    found = connection.execute(
        f"SELECT count(*), {wanted} FROM (SELECT {id_}, {cents} FROM '{output(name)}')"
    ).fetchone()
    assert found is not None, "an aggregate has one row"
    rows, *figures = found
    by_column = {column: tuple(figures[at * 3 : at * 3 + 3]) for at, column in enumerate(columns)}
    count, *total = by_column.pop("total")
    return by_column, (rows - count, *total)


def _long(connection: duckdb.DuckDBPyConnection, file: Path) -> dict[str, Any]:
    cents = "SELECT charge, subject_id, CAST(bearer_amount * 100 AS BIGINT) AS cents"
    found = connection.execute(
        f"SELECT charge, count(*), sum(cents), sum(hash(subject_id, cents)) FROM"
        f" ({cents} FROM '{file}' WHERE amount IS NOT NULL) GROUP BY charge"
    ).fetchall()
    return {charge: tuple(figures) for charge, *figures in found}
