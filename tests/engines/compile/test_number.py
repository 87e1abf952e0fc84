"""Numbers in SQL against exact ratios: values, bounds, and 64 bits wherever they are enough."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

import duckdb
import pytest
import sqlglot
from hypothesis import given, settings
from hypothesis import strategies as st

from quittance.engines.compile import number as under_test
from quittance.engines.compile.number import Number, TooManyDigits
from quittance.engines.compile.sql import BIGINT_MAX, Sql
from quittance.kernel.exact import as_fraction
from quittance.kernel.rounding import Mode, Rounding

CONNECTION = duckdb.connect(config={"threads": 1})
FACTORS = [Fraction(1), Fraction(1, 1000), Fraction(3, 7), Fraction(45359237, 10**8), Fraction(250)]
SMALL, LARGE = 10**6, 10**21
QUICK = settings(max_examples=25, deadline=None)
"""Each example is a query, and every mutant of the compiler runs them all."""


def answered(sql: Sql) -> tuple[int | None, str]:
    """The value, and its type."""
    row = CONNECTION.execute(f"SELECT v, typeof(v) FROM (SELECT {sql.sql(dialect='duckdb')} AS v)").fetchone()
    assert row is not None
    return row[0], row[1]


def given_number(value: int | None, factor: Fraction, low: int, high: int) -> Number:
    """A number that happens to be `value` steps, of which the query only knows the bounds."""
    wide = max(abs(low), abs(high)) > BIGINT_MAX
    text = "NULL" if value is None else str(value)
    return Number(
        sqlglot.parse_one(f"CAST({text} AS {'HUGEINT' if wide else 'BIGINT'})", dialect="duckdb"),
        factor,
        low,
        high,
    )


@st.composite
def numbers(draw: st.DrawFn, most: int = LARGE) -> tuple[Number, Fraction]:
    """A number and what it is worth."""
    reach = draw(st.sampled_from([bound for bound in (10, SMALL, BIGINT_MAX, LARGE) if bound <= most]))
    low, value, high = sorted(draw(st.lists(st.integers(-reach, reach), min_size=3, max_size=3)))
    factor = draw(st.sampled_from(FACTORS))
    return given_number(value, factor, low, high), value * factor


def check(made: Number, worth: Fraction) -> None:
    """It is worth that, lies in its bounds, and has the type that they ask for."""
    value, kind = answered(made.sql)
    assert value is not None
    assert value * made.factor == worth
    assert made.low <= value <= made.high
    assert kind == ("HUGEINT" if made.is_wide else "BIGINT")


@QUICK
@given(st.lists(numbers(), min_size=1, max_size=4))
def test_a_sum(terms: list[tuple[Number, Fraction]]) -> None:
    parts = [number for number, _ in terms]
    made = under_test.add(parts)
    check(made, sum((worth for _, worth in terms), Fraction(0)))
    assert made.low * made.factor == sum(part.low * part.factor for part in parts)
    assert made.high * made.factor == sum(part.high * part.factor for part in parts)


@QUICK
@given(numbers(), numbers())
def test_a_difference_and_a_negative(left: tuple[Number, Fraction], right: tuple[Number, Fraction]) -> None:
    check(under_test.subtract(left[0], right[0]), left[1] - right[1])
    check(under_test.negative(left[0]), -left[1])
    assert under_test.negative(left[0]).low == -left[0].high


@QUICK
@given(numbers(SMALL), numbers(SMALL))
def test_a_product(left: tuple[Number, Fraction], right: tuple[Number, Fraction]) -> None:
    made = under_test.multiply(left[0], right[0])
    check(made, left[1] * right[1])
    corners = [a * b for a in (left[0].low, left[0].high) for b in (right[0].low, right[0].high)]
    assert (made.low, made.high) == (min(corners), max(corners))


def test_a_product_becomes_wide_and_narrow_again_with_its_bounds() -> None:
    wide = given_number(3 * 10**18, Fraction(1), 0, 10**19)
    check(under_test.multiply(wide, given_number(0, Fraction(1), 0, 0)), Fraction(0))
    tall = given_number(10**10, Fraction(1), 0, 10**10)
    check(under_test.multiply(tall, tall), Fraction(10**20))


@QUICK
@given(numbers(), numbers(), st.booleans())
def test_a_winner(left: tuple[Number, Fraction], right: tuple[Number, Fraction], greatest: bool) -> None:
    made = under_test.extreme([left[0], right[0]], greatest_of=greatest)
    value, _ = answered(made.sql)
    assert value is not None
    assert value * made.factor == (max if greatest else min)(left[1], right[1])
    parts = under_test.aligned([left[0], right[0]])
    assert made.low == min(part.low for part in parts)
    assert made.high == max(part.high for part in parts)


def test_of_one_that_is_null_the_other_wins() -> None:
    none, some = given_number(None, Fraction(1), 5, 9), given_number(2, Fraction(1), 1, 3)
    assert answered(under_test.extreme([none, some], greatest_of=True).sql)[0] == 2


@QUICK
@given(numbers(), numbers(), st.sampled_from(["first", "second", "otherwise", "nothing"]))
def test_a_choice(one: tuple[Number, Fraction], other: tuple[Number, Fraction], way: str) -> None:
    def yes(name: str) -> Sql:
        return sqlglot.parse_one(str(way == name).upper())

    last = None if way == "nothing" else other[0]
    made = under_test.chosen([(yes("first"), one[0]), (yes("second"), None)], last)
    value, _ = answered(made.sql)
    expected = {"first": one[1], "otherwise": other[1]}.get(way)
    assert (None if value is None else value * made.factor) == expected
    parts = under_test.aligned([one[0], *([last] if last is not None else [])])
    assert (made.low, made.high) == (min(part.low for part in parts), max(part.high for part in parts))


@QUICK
@given(numbers())
def test_nothing_below_nought(some: tuple[Number, Fraction]) -> None:
    made = under_test.at_least_zero(some[0])
    value, kind = answered(made.sql)
    assert value is not None
    assert value * made.factor == max(Fraction(0), some[1])
    assert (made.low, made.high) == (max(0, some[0].low), max(0, some[0].high))
    assert kind == ("HUGEINT" if some[0].is_wide else "BIGINT")


def test_null_stays_null_and_is_not_nought() -> None:
    assert answered(under_test.at_least_zero(given_number(None, Fraction(1), -5, 5)).sql)[0] is None


STEPS = [Decimal("0.01"), Decimal(1), Decimal("0.5"), Decimal("0.45359237"), Fraction(1, 3)]


@QUICK
@given(numbers(), st.sampled_from(STEPS), st.sampled_from(list(Mode)))
def test_a_rounding(some: tuple[Number, Fraction], step: Decimal | Fraction, mode: Mode) -> None:
    rounding = Rounding(mode, step)
    made = under_test.rounded(some[0], rounding)
    check(made, as_fraction(rounding.apply(some[1])))
    ends = [as_fraction(rounding.apply(bound * some[0].factor)) for bound in (some[0].low, some[0].high)]
    assert [made.low * made.factor, made.high * made.factor] == ends


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("value", range(-8, 9))
def test_ties_and_their_neighbours(mode: Mode, value: int) -> None:
    """Quarters to whole numbers: every half up to two, on both sides of nought."""
    rounding = Rounding(mode, Decimal(1))
    for low, high in ((-8, 8), (value, value)):
        made = under_test.rounded(given_number(value, Fraction(1, 4), low, high), rounding)
        check(made, as_fraction(rounding.apply(Fraction(value, 4))))


@pytest.mark.parametrize("mode", [Mode.HALF_UP, Mode.UP])
def test_a_rounding_near_the_end_of_64_bits_does_not_run_over(mode: Mode) -> None:
    made = under_test.rounded(
        given_number(BIGINT_MAX, Fraction(1, 10), 0, BIGINT_MAX), Rounding(mode, Decimal(1))
    )
    check(made, as_fraction(Rounding(mode, Decimal(1)).apply(Fraction(BIGINT_MAX, 10))))


@QUICK
@given(
    number=numbers(SMALL),
    limit=st.fractions(-20, 20, max_denominator=12),
    sign=st.sampled_from(["<=", "<", ">", ">="]),
)
def test_a_limit_as_a_whole_number(number: tuple[Number, Fraction], limit: Fraction, sign: str) -> None:
    whole = under_test.limit_of(number[0], sign, limit)
    compare: dict[str, Callable[[Fraction, Fraction], bool]] = {
        "<=": operator.le,
        "<": operator.lt,
        ">": operator.gt,
        ">=": operator.ge,
    }
    for steps in range(whole - 3, whole + 4):
        holds = compare[sign](steps * number[0].factor, limit)
        assert holds is (steps <= whole if sign in ("<=", "<") else steps > whole)


@QUICK
@given(st.lists(st.sampled_from(FACTORS), min_size=1, max_size=4))
def test_a_grid_fits_all_and_no_coarser_one_does(factors: Sequence[Fraction]) -> None:
    found = under_test.grid(factors)
    wholes = [factor / found for factor in factors]
    assert all(whole.denominator == 1 for whole in wholes)
    assert not any(all((whole / more).denominator == 1 for whole in wholes) for more in (2, 3, 5, 7))


def test_nobody_rescales_to_a_coarser_grid() -> None:
    with pytest.raises(AssertionError, match="only rescaled to a finer grid"):
        under_test.rescaled(given_number(1, Fraction(1), 0, 1), Fraction(2))


def test_a_constant_and_nought() -> None:
    some, nought = under_test.constant(Fraction(3, 7)), under_test.constant(Fraction(0))
    assert [answered(one.sql)[0] for one in (some, nought)] == [1, 0]
    assert (some.factor, nought.factor) == (Fraction(3, 7), Fraction(1))
    assert [(one.low, one.high) for one in (some, nought)] == [(1, 1), (0, 0)]
    assert nought.is_zero
    assert not under_test.constant(Fraction(1)).is_zero
    assert not given_number(0, Fraction(1), 0, 1).is_zero


def test_38_digits_are_calculated_and_39_are_not() -> None:
    most = 10**38 - 1
    assert given_number(0, Fraction(1), -most, most).is_wide
    for low, high in ((0, most + 1), (-most - 1, 0)):
        with pytest.raises(TooManyDigits, match="needs 39 digits; at most 38 are calculated") as found:
            given_number(0, Fraction(1), low, high)
        assert found.value.hint == "Round a measure on the way, or declare tighter bounds for its facts."


def test_a_rounding_may_want_more_digits_than_its_number() -> None:
    large = given_number(0, Fraction(1, 3), 0, 6 * 10**37)
    with pytest.raises(TooManyDigits, match="rounding needs more") as found:
        under_test.rounded(large, Rounding(Mode.HALF_UP, Decimal(1)))
    assert str(found.value).startswith("A rounding needs more than 38 digits.")
    assert found.value.hint == "Round a measure on the way."
    under_test.rounded(large, Rounding(Mode.DOWN, Decimal(1)))


def test_64_bits_are_enough_up_to_their_end() -> None:
    assert not given_number(0, Fraction(1), -BIGINT_MAX, BIGINT_MAX).is_wide
    assert given_number(0, Fraction(1), 0, BIGINT_MAX + 1).is_wide
    assert given_number(0, Fraction(1), -BIGINT_MAX - 1, 0).is_wide
