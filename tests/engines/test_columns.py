"""Columns laid out by hand hold what they were given."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.engines.compile.relation import Cell, ColumnType
from quittance.engines.facts.arrow import arrow_column

VALUES: dict[ColumnType, st.SearchStrategy[Cell]] = {
    "INTEGER": st.integers(-(2**31), 2**31 - 1),
    "BIGINT": st.integers(-(2**63), 2**63 - 1),
    "DATE": st.dates(date(1, 1, 1), date(9999, 12, 31)),
    "VARCHAR": st.text(),
}


@pytest.mark.parametrize("kind", VALUES)
@given(st.data())
def test_a_column_reads_back(kind: ColumnType, data: st.DataObject) -> None:
    values = data.draw(st.lists(st.none() | VALUES[kind], max_size=20))
    column = arrow_column(values, kind)
    column.validate(full=True)
    assert column.to_pylist() == values


def test_a_number_too_long_for_arrow_is_a_text() -> None:
    assert arrow_column([10**30, None, -1], "HUGEINT").to_pylist() == [str(10**30), None, "-1"]


def test_a_number_out_of_bounds_is_refused() -> None:
    with pytest.raises(OverflowError):
        arrow_column([2**63], "BIGINT")
