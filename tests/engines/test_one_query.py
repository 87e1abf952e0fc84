"""Versions of one shape are one query, however many they are; its numbers are in tables, not in the text."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import duckdb
import pytest

from quittance.core.facts.kind import Kind
from quittance.core.facts.schema import FactColumn, FactSchema
from quittance.core.rating.rater import Rater
from quittance.core.tariff.plan import Plan
from quittance.engines.compile.compile import compile_shape
from quittance.engines.compile.shape import by_shape
from quittance.engines.duckdb.run import run
from quittance.kernel.unit import parse_unit
from tests.core.tariff.sheet import plan_of
from tests.support.columnar import schema_for, source_of
from tests.support.rows import row

COUNT = 1000
FIRST = date(2026, 1, 1)


def version(at: int, more: str = "") -> Plan:
    """The version that prices the day `at`: its breaks, prices, rate, percentage and minimum are its own."""
    body = f"""
        [terms]
        fuel_rate = "{at % 30}.5 %"

        [[line]]
        charge = "transport"
        table  = "prices"

        [[line]]
        charge   = "fuel"
        of       = "transport"
        rate     = "fuel_rate"
        at_least = "0.{at % 90 + 10} GBP"
        {more}
    """
    prices = f"weight up to [kg],price [GBP]\n{at % 7 + 1},{at + 3}.10\n40,{at + 9}.90\n"
    return plan_of(body, {"from": (FIRST + timedelta(days=at)).isoformat()}, prices=prices)


@cache
def versions() -> list[Plan]:
    return [version(at) for at in range(COUNT)]


@pytest.mark.slow
def test_numbers_make_no_shape() -> None:
    assert by_shape(versions()) == [list(range(COUNT))]


def test_another_rule_is_another_shape() -> None:
    assert len(by_shape([version(1), version(2), version(2, 'at_most = "9.00 GBP"')])) == 2


@pytest.mark.slow
def test_a_thousand_versions_are_rated_by_one_query(tmp_path: Path) -> None:
    rows = [
        row(f"p{at}", ship_date=(FIRST + timedelta(days=at)).isoformat(), weight=f"{at % 9 + 1}.5 kg")
        for at in range(COUNT)
    ]
    connection = duckdb.connect()
    columns = {
        "weight": FactColumn("weight", Kind.NUMBER, parse_unit("kg"), 3),
        "ship_date": FactColumn("ship_date", Kind.DATE),
    }
    source = source_of(connection, schema_for(rows, columns), rows)

    summary = run(versions(), [source], tmp_path / "out.parquet", form="fact", connection=connection)

    assert len(summary.sql) == 1
    rated = connection.execute(f"SELECT subject_id, transport, fuel FROM '{tmp_path}/out.parquet'").fetchall()
    assert len(rated) == COUNT
    amounts = {subject: (transport, fuel) for subject, transport, fuel in rated}
    for at in range(0, COUNT, 37):
        result = Rater(versions()[at]).rate_row(rows[at])
        assert amounts[f"p{at}"] == (result.line("transport").value, result.line("fuel").value)


def test_the_text_of_the_query_does_not_grow_with_the_versions(tmp_path: Path) -> None:
    schema = FactSchema("parcel", (FactColumn("weight", Kind.NUMBER, parse_unit("kg"), 3),))
    texts = {
        compile_shape([version(at) for at in range(count)], {"parcel": schema}, "fact").whole().sql()
        for count in (2, 60)
    }
    assert len(texts) == 1
