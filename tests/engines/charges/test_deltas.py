"""Differences over columns: for any history the sum of what was written is what is due."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from quittance.engines.charges.deltas import REASONS, delta_rows

AT = datetime(2026, 5, 1, tzinfo=UTC)
DUE = (
    "CREATE OR REPLACE TABLE due (subject VARCHAR, subject_id VARCHAR, side VARCHAR, contract VARCHAR,"
    " code VARCHAR, charge VARCHAR, bearer VARCHAR, currency VARCHAR, amount DECIMAL(18,4), refusal VARCHAR,"
    " reversed VARCHAR, business_date DATE, version DATE, price_date DATE, recognised_date DATE,"
    " provisional BOOLEAN, weight_reading VARCHAR)"
)

Amounts = dict[tuple[str, str], Decimal | None]

keys = st.tuples(st.sampled_from(["P1", "P2"]), st.sampled_from(["fee", "fuel"]))
amounts = st.one_of(st.none(), st.decimals("-9.99", "9.99", places=2))
histories = st.lists(st.dictionaries(keys, amounts), min_size=1, max_size=5)


def rated(
    connection: duckdb.DuckDBPyConnection, now: Amounts, run: str
) -> list[tuple[str, str, Decimal, str]]:
    """Writes the differences to `charges`, and gives them. None is a refused charge."""
    connection.execute(DUE)
    for (parcel, charge), amount in now.items():
        refusal = "NO_ROW" if amount is None else None
        connection.execute(
            "INSERT INTO due VALUES ('parcel', ?, 'sell', 'C', ?, ?, 'seller', 'GBP', ?, ?, NULL,"
            " '2026-04-03', '2026-01-01', '2026-04-03', '2026-04-05', FALSE, '')",
            [parcel, charge, charge, amount, refusal],
        )
    query = delta_rows("due", "charges", "sides", known_at=AT, run=run)
    connection.execute(f"CREATE OR REPLACE TABLE new AS {query}")
    connection.execute("INSERT INTO charges BY NAME SELECT * FROM new")
    return connection.execute("SELECT subject_id, charge, amount, reason FROM new").fetchall()


def opened() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE sides AS SELECT 'C' AS contract")
    connection.execute(DUE)
    empty = delta_rows("due", "(SELECT *, 0 AS delta_no FROM due)", "sides", known_at=AT, run="")
    connection.execute(f"CREATE TABLE charges AS {empty}")
    return connection


@given(histories)
@settings(max_examples=40)
def test_the_sum_of_all_differences_is_what_is_due(history: list[Amounts]) -> None:
    """What is refused keeps its sum, for the whole parcel and contract; all else is what is due now."""
    expected: dict[tuple[str, str], Decimal] = {}
    with opened() as connection:
        for number, now in enumerate(history):
            written = rated(connection, now, f"r{number}")
            refused = {parcel for (parcel, _), amount in now.items() if amount is None}
            kept = {key: amount for key, amount in expected.items() if key[0] in refused}
            due = {key: amount for key, amount in now.items() if amount is not None and key[0] not in refused}
            expected = {**due, **kept}
            sums = {
                (parcel, charge): amount
                for parcel, charge, amount in connection.execute(
                    "SELECT subject_id, charge, sum(amount) FROM charges GROUP BY ALL HAVING sum(amount) <> 0"
                ).fetchall()
            }
            assert sums == {key: amount for key, amount in expected.items() if amount}
            assert all(amount and reason in REASONS for *_, amount, reason in written)
            assert rated(connection, now, "again") == []


def test_ids_and_numbers_follow_the_charge_not_the_run() -> None:
    ids = []
    for run in ("one", "two"):
        with opened() as connection:
            for amount in ("4.20", "6.40"):
                rated(connection, {("P1", "fee"): Decimal(amount)}, run)
            ids.append(connection.execute("SELECT delta_no, charge_id FROM charges ORDER BY 1").fetchall())
    assert ids[0] == ids[1]
    assert [number for number, _ in ids[0]] == [0, 1]
