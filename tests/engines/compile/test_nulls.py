"""What is surely null once some columns are, and what nobody can be sure of."""

from __future__ import annotations

import pytest
import sqlglot
from sqlglot import exp

from quittance.core.facts.kind import Kind
from quittance.engines.compile.frame import Frame
from quittance.engines.compile.nulls import Nulls, columns_of, null_where
from quittance.engines.compile.sql import column
from quittance.engines.compile.value import Value


def parsed(text: str) -> exp.Expression:
    return sqlglot.parse_one(text, dialect="duckdb")


def frame() -> Frame:
    """`base` is of the rows, `made` was defined from x, `free` from y, `taken` joined by x, `other` by y."""
    found = Frame([], "rows")
    found.define("made", parsed("r.x + 1"))
    found.define("free", parsed("r.y + 1"))
    found.join("grid", [("cell", parsed("r.x"))], {"price": "taken"})
    found.join("index", [("day", parsed("r.y"))], {"value": "other"})
    return found


def is_null(text: str) -> bool:
    """With r.x null."""
    return Nulls({"x"}, frame()).is_null(parsed(text))


@pytest.mark.parametrize(
    "text",
    [
        "r.x",
        "NULL",
        "(r.x)",
        "r.x + r.y",
        "r.y - r.x",
        "r.x * 2",
        "r.x // 3",
        "r.x % 3",
        "-r.x",
        "ABS(r.x)",
        "CAST(r.x AS BIGINT)",
        "r.x > 1",
        "NOT r.x > 1",
        "COALESCE(r.x, NULL)",
        "GREATEST(r.x, NULL)",
        "r.made",
        "r.made * 2",
        "r.taken",
        "CASE WHEN r.x > 1 THEN 5 END",
        "CASE WHEN NOT r.x IS NULL THEN 5 END",
        "CASE WHEN r.x IS NULL THEN r.x ELSE 5 END",
        "CASE WHEN r.y > 1 THEN r.x ELSE r.made END",
        "CASE WHEN r.y > 1 AND NOT r.x IS NULL THEN 5 END",
        "CASE WHEN r.y > 1 AND r.x > 1 THEN 5 END",
        "CASE WHEN r.x > 1 OR NOT r.x IS NULL THEN 5 END",
        "CASE WHEN FALSE THEN 5 END",
        "CASE WHEN TRUE THEN r.x ELSE 5 END",
        "r.x > 1 AND TRUE",
        "r.x > 1 OR FALSE",
    ],
)
def test_it_is_proven(text: str) -> None:
    assert is_null(text)


@pytest.mark.parametrize(
    "text",
    [
        "r.y",
        "j1.x",
        "5",
        "r.y + 1",
        "COALESCE(r.x, 0)",
        "COALESCE(r.x, r.y)",
        "GREATEST(r.x, r.y)",
        "LEAST(r.x, 3)",
        "r.free",
        "r.other",
        "r.x IS NULL",
        "NOT r.x IS NULL",
        "r.x > 1 AND FALSE",
        "r.x > 1 OR TRUE",
        "r.x > 1 AND r.y > 1",
        "r.x > 1 OR r.y > 1",
        "CASE WHEN r.y > 1 THEN r.x ELSE 5 END",
        "CASE WHEN r.x IS NULL THEN 5 END",
        "CASE WHEN r.y > 1 OR r.x > 1 THEN 5 END",
        "CASE WHEN NOT (r.x > 1 AND r.y > 1) THEN 5 END",
        "CASE r.x WHEN 1 THEN 5 END",
        "CASE WHEN r.x > 1 THEN NULL ELSE 5 END",
        "CASE WHEN r.x IS NULL AND TRUE THEN 5 END",
        "LEFT(r.x, 2)",
        "NOT STARTS_WITH(r.x, 'a')",
    ],
)
def test_it_is_not_proven(text: str) -> None:
    assert not is_null(text)


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        ("r.x IS NULL", {"x"}),
        ("(r.x IS NULL AND r.y IS NULL)", {"x", "y"}),
        ("r.x IS NULL AND r.y > 1", {"x"}),
        ("r.x IS NULL OR r.y IS NULL", set()),
        ("NOT r.x IS NULL", set()),
        ("r.x + 1 IS NULL", set()),
        ("1 = 1", set()),
    ],
)
def test_a_condition_says_which_columns_are_null(condition: str, names: set[str]) -> None:
    assert null_where(parsed(condition)) == names


def test_a_value_that_is_a_column_is_null_where_it_is_refused() -> None:
    assert columns_of(Value(Kind.WORD, sql=column("zone"))) == {"zone"}
    assert columns_of(Value(Kind.NUMBER, sql=parsed("r.x + 1"))) == frozenset()
