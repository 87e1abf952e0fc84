"""Exact arithmetic: a number is a Decimal while that is exact, a Fraction after a division without end.

Nothing here rounds except `quotient`, `steps` and `to_text`, which say so. Decimals run in `EXACT`, which
raises rather than lose a digit: more than 120 digits, or a float, is a bug in the caller.
"""

import re
from collections.abc import Iterable
from decimal import Context, Decimal, DivisionByZero, FloatOperation, Inexact, InvalidOperation, Overflow
from fractions import Fraction

from quittance.kernel.mode import Mode, goes_away, round_ratio
from quittance.kernel.refusal import Refusal

Exact = Decimal | Fraction

EXACT = Context(prec=120, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow, FloatOperation])

_add, _subtract, _multiply, _divide = EXACT.add, EXACT.subtract, EXACT.multiply, EXACT.divide
_divmod = EXACT.divmod
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,2})?")
_RATIO = re.compile(r"([+-]?[0-9]+)/([0-9]*[1-9][0-9]*)")
_MILLIONTH = Decimal("0.000001")


class NotANumber(Refusal):
    """The text, or the value, is not a plain finite number."""

    code = "NOT_A_NUMBER"


def exact(value: int | str | Decimal | Fraction) -> Exact:
    """The number itself, without loss. Text is "12", "-0.25", "1E-5" or "1/3"; no spaces, no separators.

    Refuses other text, NaN and infinity with `NotANumber`; a float or a bool is a TypeError.
    """
    if isinstance(value, str):
        return _parse(value)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise NotANumber(f"{value} is not a finite number.")
        return value
    if isinstance(value, Fraction):
        return divide(Decimal(value.numerator), Decimal(value.denominator))
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    raise TypeError(f"an exact number cannot be made of the {type(value).__name__} {value!r}")


def add(a: Exact, b: Exact) -> Exact:
    """a + b."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return _add(a, b)
    return _settle(as_fraction(a) + as_fraction(b))


def subtract(a: Exact, b: Exact) -> Exact:
    """a - b."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return _subtract(a, b)
    return _settle(as_fraction(a) - as_fraction(b))


def multiply(a: Exact, b: Exact) -> Exact:
    """a × b."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return _multiply(a, b)
    return _settle(as_fraction(a) * as_fraction(b))


def divide(a: Exact, b: Exact) -> Exact:
    """a / b: a Decimal if both are and the division ends, else a Fraction; ZeroDivisionError if b is zero."""
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        try:
            return _divide(a, b)
        except (Inexact, InvalidOperation):
            pass  # it has no end, or both are zero: the fraction says which
    return _settle(as_fraction(a) / as_fraction(b))


def less(a: Exact, b: Exact) -> bool:
    """Whether a < b, compared exactly whatever the two are."""
    return a < b


def maximum(values: Iterable[Exact]) -> Exact:
    """The largest; of equals, the first."""
    return max(values)


def minimum(values: Iterable[Exact]) -> Exact:
    """The smallest; of equals, the first."""
    return min(values)


def as_fraction(x: Exact) -> Fraction:
    """The same number as a Fraction."""
    if isinstance(x, (Decimal, Fraction)):
        return Fraction(x)
    raise TypeError(f"{x!r} is not an exact number but a {type(x).__name__}")


def quotient(a: Exact, b: Exact, *, step: Decimal = _MILLIONTH, mode: Mode = Mode.HALF_UP) -> Decimal:
    """a / b rounded once, to a multiple of `step`: the only division that rounds."""
    return _multiply(Decimal(steps(a, multiply(b, step), mode)), step)


def steps(value: Exact, step: Exact, mode: Mode) -> int:
    """How many steps make `value`, as a whole number rounded by `mode`; ZeroDivisionError if step is zero."""
    if isinstance(value, Decimal) and isinstance(step, Decimal) and step:
        whole, rest = _divmod(value, step)
        count = int(whole)
        if rest:
            twice, all_of_it = _add(rest, rest).copy_abs(), step.copy_abs()
            past_the_middle = (twice > all_of_it) - (twice < all_of_it)
            if goes_away(past_the_middle, count & 1, mode):
                count += 1 if value.is_signed() == step.is_signed() else -1
        return count
    return round_ratio(*(as_fraction(value) / as_fraction(step)).as_integer_ratio(), mode)


def to_text(x: Exact, places: int = 6) -> str:
    """For display: at most `places` decimals, half up, no trailing zeros. Equal numbers give equal text."""
    text = format(quotient(x, Decimal(1), step=Decimal(1).scaleb(-places)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def exact_text(x: Exact) -> str:
    """Every digit, as `exact` reads it back: "12.50", or "1/3" for a number without an end."""
    if isinstance(x, Decimal):
        return format(x if x else x.copy_abs(), "f")
    return str(x)


def _parse(text: str) -> Exact:
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    if match := _RATIO.fullmatch(text):
        return divide(Decimal(match[1]), Decimal(match[2]))
    raise NotANumber(
        f"{text!r} is not a number.",
        "Write digits with a decimal point, such as 1234.50, or a ratio such as 1/3.",
    )


def _settle(x: Fraction) -> Exact:
    return Decimal(x.numerator) if x.denominator == 1 else x
