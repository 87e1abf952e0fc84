from __future__ import annotations

import pytest
from hypothesis import given

from quittance.core.tariff.language.condition import Joined, Tree, parse_condition
from quittance.core.tariff.language.tokens import NotUnderstood
from tests.core.tariff.language.strategies import conditions


@given(conditions())
def test_what_is_printed_reads_back_as_the_same(tree: Tree) -> None:
    assert parse_condition(str(tree)) == tree


def test_and_binds_closer_than_or() -> None:
    tree = parse_condition("a or b and c or d")
    assert isinstance(tree, Joined)
    assert [str(part) for part in tree.parts] == ["a", "b and c", "d"]


def test_a_name_knows_where_it_stands() -> None:
    tree = parse_condition("hazmat and in remote_areas")
    assert isinstance(tree, Joined)
    assert tree.parts[1].table.column == 15  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a and",
        "a b",
        "not",
        "(a",
        "a is",
        "a in",
        "a in x,",
        "5 kg",
        "a + b",
        "a > ",
        "in",
        "a == b",
        "max(a, b) > 1",
    ],
)
def test_a_text_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_condition(text)
