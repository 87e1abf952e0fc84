"""Units of measure with exact sizes, and exact conversion between those that measure the same thing."""

from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache, reduce
from typing import Self

from quittance.kernel.dimension import Dimension
from quittance.kernel.exact import Exact, divide, exact, multiply
from quittance.kernel.refusal import Refusal
from quittance.kernel.unit_table import CALENDAR_WORDS, CODES, KNOWN

__all__ = [
    "ONE",
    "PERCENT",
    "Dimension",
    "Unit",
    "UnitsDoNotFit",
    "UnknownUnit",
    "compatible",
    "convert",
    "parse_compound",
    "parse_unit",
]


class UnknownUnit(Refusal):
    """The text is not a unit of the fixed list."""

    code = "UNKNOWN_UNIT"


class UnitsDoNotFit(Refusal):
    """The two units measure different things, or are calendar words of different length."""

    code = "UNITS_DO_NOT_FIT"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, or a product of units.

    symbol      as printed: "kg", "ft3 day".
    dimension   what it measures.
    factor      its size in base units: kg, m, day; 1 for a count, 1/100 for %.
    """

    symbol: str
    dimension: Dimension = field(hash=False)
    factor: Fraction = field(hash=False)

    def __mul__(self, other: "Unit") -> Self:
        return type(self)(
            f"{self.symbol} {other.symbol}", self.dimension * other.dimension, self.factor * other.factor
        )

    def __str__(self) -> str:
        return self.symbol


_UNITS = {symbol: Unit(symbol, dimension, factor) for symbol, dimension, factor in KNOWN}
ONE = _UNITS["1"]
PERCENT = _UNITS["%"]


def parse_unit(text: str) -> Unit:
    """The unit with this symbol or UN/ECE Rec 20 code. Refuses with `UnknownUnit`, naming what comes near."""
    unit = _UNITS.get(CODES.get(text, text))
    if unit is None:
        raise UnknownUnit(f"There is no unit {text!r}.", _near(text))
    return unit


def parse_compound(text: str) -> Unit:
    """One unit or several multiplied, such as "ft3 day"; the order is kept. Refuses like `parse_unit`."""
    return reduce(Unit.__mul__, [parse_unit(word) for word in text.split() or [text]])


def compatible(a: Unit, b: Unit) -> bool:
    """Whether values convert. Any two counts do, except that a month is never a quarter or a year."""
    if a.dimension != b.dimension:
        return False
    calendar_a, calendar_b = _calendar(a), _calendar(b)
    return not calendar_a or not calendar_b or calendar_a == calendar_b


def convert(value: Exact, from_unit: Unit, to_unit: Unit) -> Exact:
    """The same size expressed in `to_unit`, exactly. Refuses with `UnitsDoNotFit`."""
    if from_unit == to_unit:
        return value
    times, per = _ratio(from_unit, to_unit)
    return divide(multiply(value, times), per)


@lru_cache(maxsize=4096)
def _ratio(from_unit: Unit, to_unit: Unit) -> tuple[Exact, Exact]:
    if not compatible(from_unit, to_unit):
        raise UnitsDoNotFit(
            f"{from_unit} ({from_unit.dimension}) does not convert to {to_unit} ({to_unit.dimension}).",
            "Name a unit that measures the same thing.",
        )
    ratio = from_unit.factor / to_unit.factor
    return exact(ratio.numerator), exact(ratio.denominator)


def _calendar(unit: Unit) -> list[str]:
    return sorted(word for word in unit.symbol.split() if word in CALENDAR_WORDS)


def _near(text: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(text.strip().lower(), _UNITS, n=3, cutoff=0.5)
    return f"Did you mean {', '.join(near)}?" if near else f"Known units: {', '.join(_UNITS)}."
