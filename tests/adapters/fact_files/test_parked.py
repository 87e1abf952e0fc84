"""Bad rows are parked with line, code and hint, and counted; good rows go on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

GOOD = "P0,1,2026-04-08,yes,A1"


@pytest.mark.parametrize(
    ("row", "code", "column", "value"),
    [
        ("P1,heavy,2026-04-08,yes,A", "BAD_NUMBER", "weight", "heavy"),
        ('P1,"1,9",2026-04-08,yes,A', "BAD_NUMBER", "weight", "1,9"),
        ("P1,1_000,2026-04-08,yes,A", "BAD_NUMBER", "weight", "1_000"),
        ("P1,nan,2026-04-08,yes,A", "BAD_NUMBER", "weight", "nan"),
        ("P1,-0.001,2026-04-08,yes,A", "OUT_OF_BOUNDS", "weight", "-0.001"),
        ("P1,100000.001,2026-04-08,yes,A", "OUT_OF_BOUNDS", "weight", "100000.001"),
        ("P1,1.0001,2026-04-08,yes,A", "OUT_OF_BOUNDS", "weight", "1.0001"),
        ("P1,1e99,2026-04-08,yes,A", "OUT_OF_BOUNDS", "weight", "1e99"),
        ("P1,0.5000000000000000000000001,2026-04-08,yes,A", "OUT_OF_BOUNDS", "weight", None),
        ("P1,500.00000000000000001e-3,2026-04-08,yes,A", "OUT_OF_BOUNDS", "weight", None),
        ("P1,1" + "0" * 60 + ",2026-04-08,yes,A", "OUT_OF_BOUNDS", "weight", None),
        ("P1,1,08/04/2026,yes,A", "BAD_DATE", "ship_date", "08/04/2026"),
        ("P1,1,2026-02-30,yes,A", "BAD_DATE", "ship_date", "2026-02-30"),
        ("P1,1,2026-04-08T24:30:00,yes,A", "BAD_DATE", "ship_date", "2026-04-08T24:30:00"),
        ("P1,1,20260408,yes,A", "BAD_DATE", "ship_date", "20260408"),
        ("P1,1,2026-04-08,maybe,A", "BAD_YES_NO", "residential", "maybe"),
        (",1,2026-04-08,yes,A", "MISSING_ID", "parcel_id", ""),
        ("  ,1,2026-04-08,yes,A", "MISSING_ID", "parcel_id", ""),
        ("1.23457E+11,1,2026-04-08,yes,A", "BAD_ID", "parcel_id", "1.23457E+11"),
        ("794600000001.0,1,2026-04-08,yes,A", "BAD_ID", "parcel_id", "794600000001.0"),
        ("P1,1,2026-04-08,yes,'0012", "BAD_ID", "order_id", "'0012"),
        ("P1,1,2026-04-08,yes", "BAD_ROW", "", "P1 | 1 | 2026-04-08 | yes"),
        ("P1,1,2026-04-08,yes,A,B", "BAD_ROW", "", "P1 | 1 | 2026-04-08 | yes | A | B"),
    ],
)
def test_a_bad_row_is_parked(opened: Callable, row: str, code: str, column: str, value: str | None) -> None:
    found = opened(f"parcel_id,weight,ship_date,residential,order_id\n{GOOD}\n{row}\n")
    assert [row.id for row in found.rows] == ["P0"]
    assert found.problems == [(3, code, column)]
    line, _, _, _, said, hint = found.parked[0]
    assert line == 3
    assert hint
    assert value is None or said == value
    assert [finding.code for finding in found.source.findings] == ["FACTS_PARKED"]


@pytest.mark.parametrize(
    "text", ["1", "1.0", "+1", "1.", "01.000", "1.0000000000000000000000000", "1e0", "0.1e1"]
)
def test_ways_to_write_one(opened: Callable, text: str) -> None:
    found = opened(f"parcel_id,weight\nP1,{text}\n")
    assert found.row("P1")["weight"] == 1


def test_a_row_may_have_several_faults_and_is_one_row(opened: Callable) -> None:
    found = opened("parcel_id,weight,ship_date\n,x,y\nP2,1,2026-04-08\n")
    assert found.problems == [
        (2, "BAD_DATE", "ship_date"),
        (2, "BAD_NUMBER", "weight"),
        (2, "MISSING_ID", "parcel_id"),
    ]
    assert (found.source.count, found.source.parked_count) == (1, 1)


def test_an_empty_cell_is_a_missing_fact(opened: Callable) -> None:
    found = opened("parcel_id,weight,residential,service\nP1,,,\nP2, , , \n")
    assert found.parked == ()
    assert found.row("P1") == found.row("P2") | {"parcel_id": "P1"}
    assert set(found.row("P2")) == {"parcel_id"}


def test_a_box_too_large_although_each_side_is_not(opened: Callable) -> None:
    found = opened("parcel_id,length_m,width_m,height_m\nP1,40,30,20\nP2,1,2,3\n")
    assert [(code, column) for _, code, column in found.problems] == [("OUT_OF_BOUNDS", "volume")]
    assert [row.id for row in found.rows] == ["P2"]


@pytest.mark.parametrize(
    ("column", "code"),
    [
        ("5::INTEGER AS dest_postcode", "BAD_ID"),
        ("5.0::DOUBLE AS order_id", "BAD_ID"),
        ("5.5::DOUBLE AS service", "BAD_WORD"),
        ("20260408 AS ship_date", "BAD_DATE"),
        ("2::INTEGER AS residential", "BAD_YES_NO"),
        ("1.5 AS residential", "BAD_YES_NO"),
        ("DATE '2026-04-08' AS weight", "BAD_NUMBER"),
        ("'nan'::DOUBLE AS weight", "BAD_NUMBER"),
        ("1.12345::DECIMAL(18, 5) AS weight", "OUT_OF_BOUNDS"),
        ("900000000000000::DECIMAL(18, 3) AS weight", "OUT_OF_BOUNDS"),
        ("1e30::DECIMAL(38, 2) AS item_price", "OUT_OF_BOUNDS"),
        ("-1::HUGEINT::DECIMAL(38, 0) AS units", "OUT_OF_BOUNDS"),
    ],
)
def test_typed_columns_are_tested_too(
    opened: Callable, parquet: Callable[[str], Path], column: str, code: str
) -> None:
    value, _, name = column.rpartition(" AS ")
    found = opened(parquet(f"SELECT 'P1' AS subject_id, {column} UNION ALL SELECT 'P2', NULL"))
    assert found.problems == [(1, code, name)], value
    assert [row.id for row in found.rows] == ["P2"]


def test_whole_numbers_are_fine_as_ids_and_words(opened: Callable, parquet: Callable[[str], Path]) -> None:
    found = opened(
        parquet("SELECT 12::BIGINT AS parcel_id, 48 AS service, 1 AS residential, 3::TINYINT AS units")
    )
    assert found.row("12") == {"parcel_id": "12", "service": "48", "residential": True, "units": 3}
