from __future__ import annotations

import duckdb
from hypothesis import given
from hypothesis import strategies as st

from quittance.lake.digest import row_hash, row_text
from quittance.lake.sql import quoted
from quittance.lake.table import LakeColumn, LakeType

COLUMNS = [LakeColumn(name, LakeType.TEXT, name) for name in "abcdef"]
CONNECTION = duckdb.connect()


def asked(expression: str, values: list[str | None]) -> object:
    given_values = ", ".join(f"CAST(? AS VARCHAR) AS {quoted(column.name)}" for column in COLUMNS)
    return CONNECTION.execute(f"SELECT {expression} FROM (SELECT {given_values})", values).fetchall()[0][0]


@given(values=st.lists(st.none() | st.text("a\x1e", max_size=2), min_size=6, max_size=6), data=st.data())
def test_columns_known_to_be_missing_do_not_change_the_text(
    values: list[str | None], data: st.DataObject
) -> None:
    missing = [column.name for column, value in zip(COLUMNS, values, strict=True) if value is None]
    absent = set(data.draw(st.lists(st.sampled_from(missing)))) if missing else set()
    plain = "\x1f".join("\x1e" if value is None else value for value in values)
    assert asked(row_text(COLUMNS, absent), values) == plain
    assert asked(row_hash(COLUMNS, absent), values) == asked(row_hash(COLUMNS), values)
