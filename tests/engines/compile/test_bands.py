"""Bands against asking every row whether its limits take the value."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from decimal import Decimal
from fractions import Fraction

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quittance.core.tariff.table import Phrase
from quittance.engines.compile.number import Number
from quittance.engines.compile.relation import Parameters
from quittance.engines.compile.sql import column, integer
from quittance.engines.compile.tables.bands import (
    LINEAR_UP_TO,
    band_code,
    band_masks,
    break_columns,
    break_of,
    breaks_of,
)

LIMITS = (Phrase.UP_TO, Phrase.UNDER, Phrase.OVER, Phrase.AT_LEAST)
GRAMS = Number(integer(0), Fraction(1, 1000), 0, 10**6)


@pytest.mark.parametrize("phrase", LIMITS)
def test_a_limit_between_two_steps_is_passed_by_the_upper(phrase: Phrase) -> None:
    """1.9995 kg in whole grams."""
    assert break_of(GRAMS, phrase, Decimal("1.9995")) == 1999


@pytest.mark.parametrize(
    ("phrase", "passed"),
    [
        (Phrase.UP_TO, 2000),
        (Phrase.UNDER, 1999),
        (Phrase.OVER, 2000),
        (Phrase.AT_LEAST, 1999),
        (Phrase.FROM, 1999),
    ],
)
def test_to_whom_the_limit_itself_belongs(phrase: Phrase, passed: int) -> None:
    assert break_of(GRAMS, phrase, Decimal(2)) == passed


def test_a_day_is_its_number() -> None:
    days = Number(integer(0), Fraction(1), 1, date.max.toordinal())
    first = date(2026, 3, 15)
    assert break_of(days, Phrase.FROM, first) == first.toordinal() - 1
    assert break_of(days, Phrase.UP_TO, first) == first.toordinal()


def test_an_empty_cell_has_no_break() -> None:
    assert breaks_of(GRAMS, Phrase.UP_TO, [Decimal(1), None, Decimal(2), Decimal(1)]) == [
        1000,
        None,
        2000,
        1000,
    ]


CELLS = st.lists(st.none() | st.integers(0, 8), min_size=1, max_size=6)


@settings(deadline=None)
@given(st.data(), st.sampled_from(LIMITS), CELLS)
def test_masks_of_a_limit(data: st.DataObject, phrase: Phrase, cells: list[int | None]) -> None:
    breaks = sorted({cell for cell in cells if cell is not None} | data.draw(st.sets(st.integers(0, 8))))
    masks = band_masks(breaks, len(breaks) + 1, [(phrase, cells)])
    for value in range(-1, 11):
        fits = [
            cell is None or ((value > cell) is (phrase in (Phrase.OVER, Phrase.AT_LEAST))) for cell in cells
        ]
        assert masks[bisect_left(breaks, value)] == sum(1 << at for at, fit in enumerate(fits) if fit)


@settings(deadline=None)
@given(CELLS)
def test_masks_of_editions(cells: list[int | None]) -> None:
    """Rows of the latest edition that has begun, and rows of every edition."""
    breaks = sorted({cell for cell in cells if cell is not None})
    masks = band_masks(breaks, len(breaks) + 1, [(Phrase.FROM, cells)])
    for value in range(-1, 11):
        begun = [cell for cell in cells if cell is not None and value > cell]
        fits = [cell is None or (bool(begun) and cell == max(begun)) for cell in cells]
        assert masks[bisect_left(breaks, value)] == sum(1 << at for at, fit in enumerate(fits) if fit)


def test_rows_must_fit_every_limit() -> None:
    limits: list[tuple[Phrase, list[int | None]]] = [
        (Phrase.OVER, [0, 1, None]),
        (Phrase.UP_TO, [1, None, 2]),
    ]
    assert band_masks([0, 1, 2], 4, limits) == [0b100, 0b101, 0b110, 0b010]
    assert band_masks([], 1, []) == [0]


@pytest.mark.parametrize("count", [0, 1, 2, LINEAR_UP_TO, LINEAR_UP_TO + 1, 60])
@pytest.mark.parametrize("optional", [False, True])
def test_the_code_of_a_value_is_how_many_breaks_it_has_passed(count: int, optional: bool) -> None:
    names = [f"b{at}" for at in range(count)]
    code = band_code(column("v"), names, optional=optional).sql(dialect="duckdb")
    breaks = ", ".join(f"{at * 3} AS {name}" for at, name in enumerate(names))
    values = [*range(-1, count * 3 + 2), *([None] if optional else [])]
    rows = ", ".join(f"({'NULL' if value is None else value})" for value in values)
    every = f"(VALUES {rows}) AS t (v), (SELECT 1 AS one{', ' if count else ''}{breaks})"
    query = f"SELECT v, {code} FROM (SELECT * FROM {every}) AS r"
    for value, found in duckdb.execute(query).fetchall():
        passed = None if value is None else sum(value > at * 3 for at in range(count))
        assert found == passed


def test_shorter_lists_of_a_version_end_with_breaks_that_nothing_passes() -> None:
    parameters = Parameters(3)
    names = break_columns(parameters, "weight", [[5, 7], [6]], [0, 1, 0], 999)
    assert [name.partition("_")[2] for name in names] == ["weight_1", "weight_2"]
    relation = parameters.finished()
    at = [list(relation.columns).index(name) for name in names]
    assert [[row[place] for place in at] for row in relation.rows] == [[5, 7], [6, 999], [5, 7]]
