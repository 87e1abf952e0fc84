from __future__ import annotations

import pickle
from decimal import ROUND_FLOOR, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.kernel.exact import Exact
from quittance.kernel.rounding import Mode, Rounding, StepNotPositive, UnknownRoundingMode, round_ratio
from tests.kernel.strategies import exacts, modes, reference_round, steps


@given(st.integers(), st.integers().filter(bool), modes)
def test_a_ratio_is_rounded_as_the_definition_says(numerator: int, denominator: int, mode: Mode) -> None:
    assert round_ratio(numerator, denominator, mode) == reference_round(
        Fraction(numerator, denominator), mode
    )


@given(exacts, steps, modes)
def test_a_value_is_rounded_as_the_definition_says(value: Exact, step: Decimal, mode: Mode) -> None:
    rounding = Rounding(mode, step)
    expected = reference_round(Fraction(value) / Fraction(step), mode)
    assert rounding.multiples(value) == expected
    rounded = rounding.apply(value)
    assert type(rounded) is Decimal
    assert Fraction(rounded) == expected * Fraction(step)
    assert rounded.as_tuple().exponent == step.as_tuple().exponent
    assert rounded or not rounded.is_signed()


@given(exacts, st.fractions(min_value=Fraction(1, 1000), max_value=1000), modes)
def test_a_step_may_be_a_fraction(value: Exact, step: Fraction, mode: Mode) -> None:
    expected = reference_round(Fraction(value) / step, mode) * step
    assert Fraction(Rounding(mode, step).apply(value)) == expected


@given(exacts, steps, modes)
def test_rounding_twice_is_rounding_once(value: Exact, step: Decimal, mode: Mode) -> None:
    rounding = Rounding(mode, step)
    assert rounding.apply(rounding.apply(value)) == rounding.apply(value)


@given(exacts, exacts, steps, modes)
def test_rounding_keeps_the_order(a: Exact, b: Exact, step: Decimal, mode: Mode) -> None:
    low, high = sorted([a, b])
    rounding = Rounding(mode, step)
    assert rounding.apply(low) <= rounding.apply(high)


@given(exacts, steps, modes)
def test_a_negative_is_the_mirror_of_its_positive(value: Exact, step: Decimal, mode: Mode) -> None:
    rounding = Rounding(mode, step)
    assert rounding.apply(-value) == -rounding.apply(value)


@pytest.mark.parametrize("value", ["2.5", "3.5", "-2.5", "2.500001", "2.499999", "2", "0"])
@pytest.mark.parametrize("mode", Mode)
def test_the_middle_is_decided_by_the_mode(value: str, mode: Mode) -> None:
    table = {
        Mode.UP: {"2.5": 3, "3.5": 4, "-2.5": -3, "2.500001": 3, "2.499999": 3, "2": 2, "0": 0},
        Mode.DOWN: {"2.5": 2, "3.5": 3, "-2.5": -2, "2.500001": 2, "2.499999": 2, "2": 2, "0": 0},
        Mode.HALF_UP: {"2.5": 3, "3.5": 4, "-2.5": -3, "2.500001": 3, "2.499999": 2, "2": 2, "0": 0},
        Mode.HALF_DOWN: {"2.5": 2, "3.5": 3, "-2.5": -2, "2.500001": 3, "2.499999": 2, "2": 2, "0": 0},
        Mode.HALF_EVEN: {"2.5": 2, "3.5": 4, "-2.5": -2, "2.500001": 3, "2.499999": 2, "2": 2, "0": 0},
    }
    expected = table[mode][value]
    numerator, denominator = Decimal(value).as_integer_ratio()
    assert round_ratio(numerator, denominator, mode) == expected
    assert Rounding(mode, Decimal(1)).apply(Decimal(value)) == expected
    assert Rounding(mode, Decimal("0.50")).apply(Decimal(value) / 2) == Decimal(expected) / 2


@pytest.mark.parametrize("step", ["0.01", "0.05"])
@pytest.mark.parametrize("mode", [Mode.DOWN, Mode.HALF_UP, Mode.HALF_DOWN, Mode.HALF_EVEN])
def test_a_little_below_zero_is_zero_without_a_sign(step: str, mode: Mode) -> None:
    assert str(Rounding(mode, Decimal(step)).apply(Decimal("-0.0001"))) == "0.00"


@pytest.mark.parametrize(("step", "expected"), [("0.01", "12345.68"), ("0.05", "12345.70")])
def test_the_decimal_context_of_the_thread_does_not_matter(step: str, expected: str) -> None:
    rounding = Rounding(Mode.HALF_UP, Decimal(step))
    many = Decimal("9" * 60 + ".995")
    with localcontext(prec=3, rounding=ROUND_FLOOR):
        assert rounding.apply(Decimal("12345.675")) == Decimal(expected)
        assert rounding.apply(many) == Decimal("1" + "0" * 60)


def test_a_started_half_kilo_counts_whole() -> None:
    rounding = Rounding(Mode.UP, Decimal("0.5"))
    assert rounding.apply(Decimal("3.01")) == Decimal("3.5")
    assert rounding.multiples(Decimal("3.01")) == 7
    assert str(rounding) == "up to 0.5"


@pytest.mark.parametrize("mode", Mode)
def test_a_mode_is_read_as_it_is_printed(mode: Mode) -> None:
    assert Mode.parse(str(mode)) is mode


@pytest.mark.parametrize("text", ["nearest", "half up", "Half Up", "half-up", "HALF_UP", " half  up "])
def test_half_up_has_several_spellings(text: str) -> None:
    assert Mode.parse(text) is Mode.HALF_UP


def test_an_unknown_mode_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownRoundingMode) as refusal:
        Mode.parse("bankers")
    assert refusal.value.message == "There is no rounding mode 'bankers'."
    assert refusal.value.hint == "Use one of: up, down, half up, half down, half even, nearest."


@pytest.mark.parametrize("step", [Decimal(0), Decimal("-0.01"), Fraction(-1, 3)])
def test_a_step_of_zero_or_less_is_refused(step: Decimal | Fraction) -> None:
    with pytest.raises(StepNotPositive, match=f"^Rounding to multiples of {step} is not possible.\n"):
        Rounding(Mode.UP, step)


def test_a_step_is_no_float() -> None:
    with pytest.raises(TypeError):
        Rounding(Mode.UP, 0.01)  # type: ignore[arg-type]


def test_dividing_by_zero_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ZeroDivisionError):
        round_ratio(1, 0, Mode.UP)


def test_a_rounding_travels_to_another_process() -> None:
    rounding = Rounding(Mode.HALF_EVEN, Decimal("0.01"))
    copy = pickle.loads(pickle.dumps(rounding))
    assert (copy, copy.apply(Decimal("0.125"))) == (rounding, Decimal("0.12"))
