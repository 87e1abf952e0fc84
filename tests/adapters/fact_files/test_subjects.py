"""One file may hold several kinds of subject."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from quittance.adapters.fact_files import FactSource, fact_rows, open_facts
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind

TEXT = """subject,subject_id,order_id,weight,quantity
parcel,P1,O1,1,
Order,O1,,,
activity,A1,O1,,3.5
bogus,B1,,,
,P2,O1,x,
parcel,P3,O1,3,
"""


@pytest.fixture
def sources(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> dict[str, FactSource]:
    path = tmp_path / "mixed.csv"
    path.write_text(TEXT, encoding="utf-8")
    found = open_facts(path, kinds=["parcel"], connection=connection, work=tmp_path)
    return {source.subject: source for source in found}


def test_a_source_for_each_kind(
    sources: dict[str, FactSource], connection: duckdb.DuckDBPyConnection
) -> None:
    ids = {name: [row.id for row in fact_rows(source, connection)] for name, source in sources.items()}
    assert ids == {"activity": ["A1"], "order": ["O1"], "parcel": ["P1", "P3"]}
    (order,) = fact_rows(sources["order"], connection)
    assert order.values == {"order_id": "O1"}


def test_every_row_is_counted_once(
    sources: dict[str, FactSource], connection: duckdb.DuckDBPyConnection
) -> None:
    assert sum(source.count + source.parked_count for source in sources.values()) == 6
    parked = [
        row[:4]
        for source in sources.values()
        for row in connection.execute(
            f"SELECT line, subject_id, code, column_name FROM ({source.parked})"
        ).fetchall()
    ]
    assert sorted(parked) == [(5, "B1", "UNKNOWN_SUBJECT", "subject"), (6, "P2", "BAD_NUMBER", "weight")]


def test_rows_can_be_chosen(sources: dict[str, FactSource], connection: duckdb.DuckDBPyConnection) -> None:
    rows = fact_rows(sources["parcel"], connection, "subject_id = 'P3'")
    assert [row.values["weight"] for row in rows] == [3]


def test_facts_that_a_tariff_declares_are_kept(tmp_path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    path = tmp_path / "own.csv"
    path.write_text("activity_id,shade,colour,vendor.customs\nA1,dark,red,-2.5\n", encoding="utf-8")
    own = {"shade": FactDefinition("shade", Kind.WORD, "")}
    (source,) = open_facts(path, kinds=["activity"], connection=connection, extra=own, work=tmp_path)
    (row,) = fact_rows(source, connection)
    assert (row.values["shade"], str(row.values["vendor.customs"])) == ("dark", "-2.5000")
    assert source.unused == ("colour",)


def test_an_id_of_its_own_stands_before_that_of_what_it_belongs_to(tmp_path: Path) -> None:
    path = tmp_path / "pieces.csv"
    path.write_text("id,shipment_id,weight [kg]\n1,S1,2\n2,S1,3\n")
    connection = duckdb.connect()
    (source,) = open_facts(path, kinds=["piece"], connection=connection, work=tmp_path)
    found = connection.execute(
        f"SELECT subject_id, shipment_id FROM ({source.relation}) ORDER BY 1"
    ).fetchall()
    assert found == [("1", "S1"), ("2", "S1")]
