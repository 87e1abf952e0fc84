from __future__ import annotations

import pytest

from quittance.core.facts.subjects import SUBJECTS
from quittance.lake.table import LakeTable
from quittance.lake.tables import TABLES
from quittance.lake.types import iceberg_partitions, iceberg_schema

BY_NAME = {table.name: table for table in TABLES}


@pytest.mark.parametrize("table", TABLES, ids=BY_NAME)
def test_a_table_is_whole(table: LakeTable) -> None:
    names = set(table.names)
    assert len(names) == len(table.columns)
    assert {table.month, *table.sort, *table.key, *table.content, *table.dated_by} <= names
    assert not {"known_at", "source", "raw_ref", "run", "row_hash"} & set(table.content)
    assert len(iceberg_schema(table).fields) == len(table.columns)
    assert iceberg_partitions(table).fields[0].name == "month"


@pytest.mark.parametrize("table", TABLES, ids=BY_NAME)
def test_a_measure_says_its_unit(table: LakeTable) -> None:
    for column in table.columns:
        if column.unit.endswith("_unit") or column.unit == "currency":
            assert column.unit in table.names, column.name


@pytest.mark.parametrize("table", [table for table in TABLES if table.subject], ids=lambda table: table.name)
def test_a_table_of_facts_is_about_a_kind_of_subject(table: LakeTable) -> None:
    assert table.subject in SUBJECTS


def test_no_table_holds_who_somebody_is_or_lives() -> None:
    """What is in Parquet cannot be erased: countries and postcodes at most (settlement model, section 9)."""
    personal = ("name", "street", "phone", "email", "address_line", "recipient")
    for table in TABLES:
        assert not [name for name in table.names if any(word in name for word in personal)], table.name
