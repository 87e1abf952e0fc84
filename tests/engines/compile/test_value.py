"""Refusals as numbers: which line, which code, and which of several comes first."""

from __future__ import annotations

from fractions import Fraction

import duckdb
import pytest

from quittance.core.facts.kind import Kind
from quittance.engines.compile.number import constant
from quittance.engines.compile.sql import Sql, integer
from quittance.engines.compile.value import RefusalCode, Value, first_refusal, refused, started_on


def answered(sql: Sql | None) -> object:
    assert sql is not None
    row = duckdb.execute(f"SELECT {sql.sql(dialect='duckdb')}").fetchone()
    assert row is not None
    return row[0]


def test_a_refusal_tells_its_line_and_its_code() -> None:
    assert answered(refused(3, RefusalCode.NO_INDEX)) == 3 * 16 + 3
    assert all(0 < code < 16 for code in RefusalCode)


@pytest.mark.parametrize(
    ("shared", "told"),
    [(0, 0), (1, 5 * 16 + 1), (15, 5 * 16 + 15), (16, 16), (2 * 16 + 4, 2 * 16 + 4)],
)
def test_a_shared_refusal_starts_on_the_line_that_meets_it(shared: int, told: int) -> None:
    assert answered(started_on(integer(shared), 5)) == told
    assert started_on(None, 5) is None


@pytest.mark.parametrize(
    ("several", "first"), [([0, 0, 0], 0), ([0, 18, 35], 18), ([17, 0, 35], 17), ([0, 0, 35], 35), ([7], 7)]
)
def test_of_several_the_first_counts(several: list[int], first: int) -> None:
    assert answered(first_refusal([None, *map(integer, several), None])) == first


def test_where_nothing_can_be_refused_there_is_nothing() -> None:
    assert first_refusal([]) is None
    assert first_refusal([None, None]) is None


def test_a_number_is_told_by_its_own_expression() -> None:
    number = constant(Fraction(2))
    assert Value(Kind.NUMBER, number).expression is number.sql
    with pytest.raises(AssertionError):
        _ = Value(Kind.WORD).expression
