"""Charges that Spark writes are in the lake as if DuckDB had written them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from quittance.lake.adopt import adopted
from quittance.lake.append import append_files
from quittance.lake.catalog import StagingCatalog
from quittance.lake.digest import content_query
from quittance.lake.pointers import Swap
from quittance.lake.read import Pinned, pin
from quittance.lake.storage import Storage
from quittance.lake.table import LakeType
from quittance.lake.tables.charges import CHARGES
from quittance.lake.types import DUCKDB
from quittance.lake.write import ROW_GROUP, WrittenFile, write_rows
from tests.support.spark import needs_spark, spark

pytestmark = [needs_spark, pytest.mark.timeout(900)]

ROWS = 50_000
OF_TYPE = {
    LakeType.TEXT: "CASE WHEN n % 5 > 0 THEN 'Käufer ' || chr(39) || n % 7 END",
    LakeType.DAY: "CASE WHEN n % 2 = 0 THEN DATE '2026-01-01' + CAST(n % 400 AS INTEGER) END",
    LakeType.MOMENT: "TIMESTAMPTZ '2026-04-01 10:00:00.123456+00' + n * INTERVAL 1 SECOND",
    LakeType.FLAG: "n % 11 = 0",
    LakeType.COUNT: "n * 1000003 - 7",
    LakeType.AMOUNT: "CAST(n AS DECIMAL(18, 4)) * CAST('1.25' AS DECIMAL(3, 2)) - 100",
    LakeType.MEASURE: "CAST(n AS DECIMAL(12, 6)) + CAST('0.000001' AS DECIMAL(6, 6))",
}
NAMED = {
    "subject_id": f"'p' || (n * 7919 % {ROWS})",
    CHARGES.month: "DATE '2026-03-01' + CAST(n % 31 AS INTEGER)",
}
MADE = ", ".join(
    f"CAST({NAMED.get(column.name, OF_TYPE[column.type])} AS {DUCKDB[column.type]}) AS {column.name}"
    for column in CHARGES.columns
)


class Pointers:
    """The books of one lake, in memory."""

    def __init__(self) -> None:
        self.at: dict[str, str] = {}

    def current(self, table: str) -> str | None:
        return self.at.get(table)

    def tables(self) -> Sequence[str]:
        return sorted(self.at)

    def swap(self, swaps: Sequence[Swap]) -> None:
        self.at |= {swap.table: swap.location for swap in swaps}


def registered(storage: Storage, files: list[WrittenFile]) -> Pinned:
    pointers = Pointers()
    catalog = StagingCatalog(pointers, storage.path("tables"), storage)
    append_files(catalog, CHARGES, files, "run-1")
    pointers.swap(catalog.swaps)
    return pin(StagingCatalog(pointers, storage.path("tables"), storage), CHARGES)


def test_charges_written_by_spark_are_read_back_as_if_duckdb_had_written_them(tmp_path: Path) -> None:
    from quittance.engines.spark.session import rating_session
    from quittance.engines.spark.write import write_month

    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE made AS SELECT {MADE} FROM range({ROWS}) AS r(n)")
    ours = Storage(str(tmp_path / "duckdb"))
    expected = registered(ours, write_rows(connection, CHARGES, "made", ours, "run-1"))
    connection.execute(f"COPY made TO '{tmp_path}/made.parquet' (FORMAT parquet)")
    theirs = Storage(str(tmp_path / "spark"))

    frame = rating_session(spark()).read.parquet(str(tmp_path / "made.parquet"))
    paths = write_month(
        frame,
        theirs.path("data", CHARGES.name, "2026-03", "run-1"),
        types={column.name: DUCKDB[column.type] for column in CHARGES.columns},
        month=(CHARGES.month, date(2026, 3, 1)),
        sort=CHARGES.sort,
        row_group=ROW_GROUP,
    )
    found = registered(theirs, adopted(CHARGES, paths, theirs))

    def content(pinned: Pinned) -> list[tuple[object, ...]]:
        return connection.execute(content_query(CHARGES, pinned.relation())).fetchall()

    assert found.rows == ROWS
    assert content(found) == content(expected)
    for one, other in zip(found.files, expected.files, strict=True):
        ask = "DESCRIBE SELECT * FROM read_parquet('{}')"
        assert (
            connection.execute(ask.format(one.path)).fetchall()
            == connection.execute(ask.format(other.path)).fetchall()
        )
        metadata = pq.ParquetFile(one.path).metadata
        assert [metadata.row_group(at).num_rows for at in range(metadata.num_row_groups)] == [
            20_480,
            20_480,
            9_040,
        ]
        ids = pq.read_table(one.path, columns=["subject_id"]).column(0).to_pylist()
        assert ids == sorted(ids)
