from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Context, Decimal, Inexact, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quittance.kernel.exact import (
    EXACT,
    Exact,
    NotANumber,
    add,
    as_fraction,
    divide,
    exact,
    exact_text,
    less,
    maximum,
    minimum,
    multiply,
    quotient,
    subtract,
    to_text,
)
from quittance.kernel.mode import Mode
from tests.kernel.strategies import exacts, modes, positives, reference_round, steps

THIRD = Fraction(1, 3)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(add, operator.add), (subtract, operator.sub), (multiply, operator.mul), (divide, operator.truediv)],
)
@given(a=exacts, b=exacts)
def test_arithmetic_is_that_of_fractions(
    ours: Callable[[Exact, Exact], Exact],
    theirs: Callable[[Fraction, Fraction], Fraction],
    a: Exact,
    b: Exact,
) -> None:
    assume(ours is not divide or b)
    assert Fraction(ours(a, b)) == theirs(Fraction(a), Fraction(b))


@given(a=exacts, b=exacts)
def test_order_is_that_of_fractions(a: Exact, b: Exact) -> None:
    assert less(a, b) == (Fraction(a) < Fraction(b))
    assert as_fraction(maximum([a, b])) == max(Fraction(a), Fraction(b))
    assert as_fraction(minimum([a, b])) == min(Fraction(a), Fraction(b))


@given(a=exacts, b=positives, step=steps, mode=modes)
def test_a_quotient_is_rounded_once_as_the_definition_says(
    a: Exact, b: Exact, step: Decimal, mode: Mode
) -> None:
    expected = reference_round(Fraction(a) / Fraction(b) / Fraction(step), mode) * Fraction(step)
    assert Fraction(quotient(a, b, step=step, mode=mode)) == expected
    assert Fraction(quotient(a, -b, step=step, mode=mode)) == -expected


@given(exacts)
def test_what_is_printed_in_full_reads_back_as_itself(x: Exact) -> None:
    assert exact(exact_text(x)) == x


@given(exacts, st.integers(0, 8))
def test_display_is_within_half_a_unit_of_the_last_place(x: Exact, places: int) -> None:
    shown = to_text(x, places)
    assert abs(Fraction(shown) - Fraction(x)) <= Fraction(1, 2 * 10**places)
    assert "." not in shown or not shown.endswith(("0", "."))
    assert "E" not in shown
    assert shown != "-0"


@given(exacts)
def test_the_decimal_context_of_the_thread_does_not_matter(x: Exact) -> None:
    def everything() -> list[object]:
        third = divide(x, Decimal(3))
        return [add(x, x), multiply(x, x), third, quotient(x, Decimal(7)), to_text(third), exact_text(x)]

    calm = everything()
    with localcontext(Context(prec=3)):
        assert everything() == calm


def test_sixteen_thousand_cubic_inches_over_139_weigh_115_pounds() -> None:
    assert quotient(Decimal(16000), Decimal(139)) == Decimal("115.107914")
    assert str(quotient(Decimal(16000), Decimal(139))) == "115.107914"
    assert divide(Decimal(16000), Decimal(139)) == Fraction(16000, 139)


def test_a_division_that_ends_stays_a_decimal() -> None:
    result = divide(Decimal(1), Decimal(8))
    assert (type(result), str(result)) == (Decimal, "0.125")


def test_a_division_that_does_not_end_becomes_a_fraction_and_comes_back_as_a_whole_number() -> None:
    third = divide(Decimal(1), Decimal(3))
    assert (type(third), third) == (Fraction, THIRD)
    assert type(multiply(third, Decimal(3))) is Decimal
    assert type(multiply(third, Decimal("1.5"))) is Fraction


def test_a_digit_is_never_lost_silently() -> None:
    with pytest.raises(Inexact):
        add(Decimal("1E+119"), Decimal("0.1"))
    assert EXACT.prec == 120


def test_division_by_zero_is_a_bug_of_the_caller() -> None:
    for zero in (Decimal(0), Fraction(0)):
        for value in (Decimal(1), Decimal(0), THIRD):
            with pytest.raises(ZeroDivisionError):
                divide(value, zero)
            with pytest.raises(ZeroDivisionError):
                quotient(value, zero)


@pytest.mark.parametrize(
    ("given_value", "expected"),
    [
        (7, Decimal(7)),
        ("0.25", Decimal("0.25")),
        ("+.5", Decimal("0.5")),
        ("-12.", Decimal(-12)),
        ("1E-05", Decimal("0.00001")),
        ("1/3", THIRD),
        ("-1/3", -THIRD),
        (Decimal("1.50"), Decimal("1.50")),
        (THIRD, THIRD),
    ],
)
def test_reads(given_value: int | str | Decimal | Fraction, expected: Exact) -> None:
    result = exact(given_value)
    assert (type(result), result) == (type(expected), expected)


def test_a_ratio_that_ends_is_read_as_a_decimal() -> None:
    for value in ("1/4", Fraction(1, 4)):
        assert str(exact(value)) == "0.25"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "1 ",
        "1,000",
        "1_000",
        "nan",
        "Infinity",
        "0x10",
        "1e999",
        "1/0",
        "1/-3",
        "1/2/3",
        ".",
        "-",
        "1.2.3",
        "١٢",
        "１２",
    ],
)
def test_refuses_text_that_is_no_plain_number(text: str) -> None:
    with pytest.raises(NotANumber) as refusal:
        exact(text)
    assert refusal.value.message == f"{text!r} is not a number."
    assert refusal.value.hint == "Write digits with a decimal point, such as 1234.50, or a ratio such as 1/3."


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_refuses_decimals_that_are_no_number(text: str) -> None:
    with pytest.raises(NotANumber, match=f"^{text} is not a finite number.$"):
        exact(Decimal(text))


@pytest.mark.parametrize("value", [1.5, True, None])
def test_a_float_or_a_truth_value_is_a_type_error(value: object) -> None:
    with pytest.raises(TypeError, match=f"made of the {type(value).__name__} {value}"):
        exact(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("operation", [add, subtract, multiply, divide])
def test_a_float_does_not_take_part_in_arithmetic(operation: Callable[[object, object], Exact]) -> None:
    with pytest.raises(TypeError):
        operation(Decimal(1), 1.5)
    with pytest.raises(TypeError, match=r"1\.5 is not an exact number but a float"):
        operation(1.5, THIRD)


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Decimal("17.50"), 6, "17.5"),
        (Decimal("100"), 6, "100"),
        (Decimal("100"), 0, "100"),
        (Decimal("1E+3"), 6, "1000"),
        (Decimal("-0.0000004"), 6, "0"),
        (Decimal("0.0000005"), 6, "0.000001"),
        (Fraction(2, 3), 6, "0.666667"),
        (Fraction(2, 3), 2, "0.67"),
        (Decimal("0.5"), 0, "1"),
    ],
)
def test_displays(value: Exact, places: int, text: str) -> None:
    assert to_text(value, places) == text


def test_a_minus_zero_is_printed_as_zero() -> None:
    assert exact_text(multiply(Decimal("-1.5"), Decimal("0.0"))) == "0.00"


def test_full_text_has_no_exponent() -> None:
    assert exact_text(Decimal("1E-9")) == "0.000000001"
    assert exact_text(Decimal("1E+3")) == "1000"
    assert exact_text(Decimal("12.50")) == "12.50"
    assert exact_text(THIRD) == "1/3"


def test_display_has_six_places_unless_told() -> None:
    assert to_text(Fraction(2, 3)) == "0.666667"


def test_the_largest_of_nothing_is_a_bug_of_the_caller() -> None:
    for pick in (maximum, minimum):
        with pytest.raises(ValueError, match="empty"):
            pick([])
