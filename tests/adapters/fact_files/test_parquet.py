"""Well-typed Parquet streams without a test per row where its statistics prove that none is needed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import sqlglot

from quittance.adapters.fact_files import open_facts
from quittance.adapters.fact_files.refusals import UnreadableFile

TYPED = """
SELECT 'P' || i AS parcel_id, (i / 10)::DECIMAL(9, 3) AS weight, 30.5::DECIMAL(7, 2) AS length,
  (20 + i % 3)::INTEGER AS width, 10.25::DECIMAL(9, 4) AS height, DATE '2026-04-08' AS ship_date,
  'tracked24' AS service, 'IV1 1AA' AS dest_postcode, i % 2 = 0 AS residential FROM range(100) AS t(i)
"""


def test_nothing_is_tested_row_by_row_that_statistics_prove(
    opened: Callable, parquet: Callable[[str], Path]
) -> None:
    found = opened(parquet(TYPED.replace("9, 4", "9, 2")))
    assert found.source.parked.endswith("WHERE FALSE")
    assert "WHERE" not in found.source.relation
    assert "regexp" not in found.source.relation.partition("dest_district")[0].partition("volume")[0]
    optional = {column.name for column in found.source.schema.columns if not column.required}
    assert optional == {"dest_area"}
    assert found.row("P7")["volume"] == Decimal("0.305") * Decimal("0.21") * Decimal("0.1025")


def test_opening_reads_no_rows(parquet: Callable[[str], Path], connection: duckdb.DuckDBPyConnection) -> None:
    path = parquet(TYPED.replace("9, 4", "9, 2"))
    data = bytearray(path.read_bytes())
    data[4:400] = b"\0" * 396  # the pages at the front; the footer with the statistics stays
    path.write_bytes(data)
    (source,) = open_facts(path, kinds=["parcel"], connection=connection)
    assert source.count == 100


@pytest.mark.parametrize("form", ["relation", "parked", "duplicates"])
def test_the_sql_is_understood_by_the_compiler_s_parser(
    opened: Callable, parquet: Callable[[str], Path], form: str
) -> None:
    for query in (TYPED, "SELECT 'P1' AS parcel_id, 'x' AS weight, 'g' AS weight_uom, '2026' AS ship_date"):
        source = opened(parquet(query)).source
        assert sqlglot.parse_one(getattr(source, form), dialect="duckdb") is not None


def test_numbers_are_integers_of_their_column(
    opened: Callable, parquet: Callable[[str], Path], connection: duckdb.DuckDBPyConnection
) -> None:
    source = opened(parquet(TYPED)).source
    types = dict(
        connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE {source.relation})").fetchall()
    )
    assert types["subject_id"] == types["service"] == "VARCHAR"
    assert types["weight"] == types["longest"] == types["volume"] == "BIGINT"
    assert (types["ship_date"], types["residential"]) == ("DATE", "BOOLEAN")
    assert list(types)[1:] == [column.name for column in source.schema.columns]


def test_what_does_not_fit_in_64_bits_is_wider(
    opened: Callable, parquet: Callable[[str], Path], connection: duckdb.DuckDBPyConnection
) -> None:
    query = "SELECT 'P' || i AS parcel_id, 1.500 AS weight, if(i = 0, 'oz', 'kg') AS weight_uom"
    source = opened(parquet(f"{query} FROM range(2) AS t(i)")).source
    column = source.schema.column("weight")
    assert column is not None
    assert column.highest * 10**column.decimals > 2**63
    rows = connection.execute(f"SELECT weight, typeof(weight) FROM ({source.relation})").fetchall()
    assert rows == [(42524284687500, "HUGEINT"), (1500000000000000, "HUGEINT")]


def test_moments_become_business_days(opened: Callable, parquet: Callable[[str], Path]) -> None:
    moment = "TIMESTAMPTZ '2026-03-31 23:30:00+00'"
    for query in (moment, "'2026-03-31T23:30:00Z'", "'2026-04-01T01:30+02:00'"):
        path = parquet(f"SELECT 'P1' AS parcel_id, {query} AS delivered_at")
        london = opened(path, time_zone="Europe/London").row("P1")["delivered_date"]
        assert (london, opened(path).row("P1")["delivered_date"]) == (date(2026, 4, 1), date(2026, 3, 31))
    local = parquet("SELECT 'P1' AS parcel_id, TIMESTAMP '2026-03-31 23:30:00' AS delivered_at")
    assert opened(local, time_zone="Europe/London").row("P1")["delivered_date"] == date(2026, 3, 31)


def test_floats_are_read_by_their_shortest_digits_and_told_of(
    opened: Callable, parquet: Callable[[str], Path]
) -> None:
    found = opened(parquet("SELECT 'P1' AS parcel_id, 0.1::DOUBLE AS weight, 1.9::FLOAT AS hub_weight"))
    assert found.row("P1")["weight"] == Decimal("0.1")
    assert found.row("P1")["hub_weight"] == Decimal("1.9")
    assert [finding.code for finding in found.source.findings] == ["FACTS_FLOATING_POINT"]


def test_blanks_are_trimmed_also_where_they_are_rare(
    opened: Callable, parquet: Callable[[str], Path]
) -> None:
    rows = "SELECT 'P' || i AS parcel_id, if(i = 700, 'fast  ', 'slow') AS service FROM range(1000) AS t(i)"
    found = opened(parquet(f"{rows} UNION ALL SELECT 'Q ', ' fast' UNION ALL SELECT 'R', '  '"))
    assert found.row("P700")["service"] == found.row("Q")["service"] == "fast"
    assert "service" not in found.row("R")
    column = found.source.schema.column("service")
    assert column is not None
    assert not column.required


@pytest.mark.parametrize("data", [b"PAR1 not really", b"parcel_id,weight\nP1,1\n"])
def test_what_only_calls_itself_parquet_is_refused(opened: Callable, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "facts.parquet"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="Parquet"):
        opened(path)


def test_no_rows_at_all(opened: Callable, parquet: Callable[[str], Path]) -> None:
    found = opened(parquet(f"{TYPED} LIMIT 0"))
    assert (found.rows, found.source.count) == ((), 0)


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["A", "B", "C"], []),
        (["A", "B", "B", "C"], [("B", 2, 2)]),
        (["C", "A", "B"], []),
        (["C", "A", "C ", "C"], [("C", 1, 3)]),
    ],
)
def test_ids_that_stand_twice_are_told_on_request(
    opened: Callable,
    parquet: Callable[[str], Path],
    connection: duckdb.DuckDBPyConnection,
    ids: list[str],
    expected: list[tuple[str, int, int]],
) -> None:
    values = ", ".join(f"('{id}')" for id in ids)
    source = opened(parquet(f"SELECT * FROM (VALUES {values}) AS t(parcel_id)")).source
    assert connection.execute(source.duplicates).fetchall() == expected


@pytest.mark.parametrize("postcode", ["ab10 1aa", " AB10 1AA", "AB10 1AA ", "AB10 1AA"])
def test_postcodes_are_read_alike_whether_tidy_or_not(tmp_path: Path, postcode: str) -> None:
    connection = duckdb.connect()
    path = tmp_path / "facts.parquet"
    codes = ["DE1", postcode, ""]
    pq.write_table(pa.table({"parcel_id": ["a", "b", "c"], "dest_postcode": codes}), path)
    (source,) = open_facts(path, kinds=["parcel"], connection=connection)
    found = connection.execute(
        f"SELECT dest_postcode FROM ({source.relation}) ORDER BY subject_id"
    ).fetchall()
    assert found == [("DE1",), ("AB10 1AA",), (None,)]
