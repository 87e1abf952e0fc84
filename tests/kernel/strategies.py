"""Numbers, units, money and periods as hypothesis draws them for the kernel's properties."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from quittance.kernel.currency import known_currencies
from quittance.kernel.exact import Exact
from quittance.kernel.mode import Mode
from quittance.kernel.money import Money
from quittance.kernel.period import Period
from quittance.kernel.unit import Unit, compatible, parse_unit
from quittance.kernel.unit_table import KNOWN

decimals = st.builds(
    lambda digits, scale: Decimal(digits).scaleb(-scale), st.integers(-(10**14), 10**14), st.integers(0, 8)
)
fractions = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)
exacts: st.SearchStrategy[Exact] = decimals | fractions


def _absolute(x: Exact) -> Exact:
    return -x if x < 0 else x


positives: st.SearchStrategy[Exact] = exacts.filter(bool).map(_absolute)
steps = st.sampled_from(
    [
        Decimal(text)
        for text in ("1", "0.01", "0.001", "0.5", "0.25", "0.05", "0.1", "3", "10", "100", "1E+2", "0.10")
    ]
)
modes = st.sampled_from(Mode)
currencies = st.sampled_from(known_currencies())
moneys = st.builds(Money, st.integers(-(10**15), 10**15), currencies)
units = st.sampled_from([parse_unit(symbol) for symbol, _, _ in KNOWN])
unit_pairs: st.SearchStrategy[tuple[Unit, Unit]] = st.tuples(units, units).filter(
    lambda pair: compatible(*pair)
)
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = draw(st.lists(days, min_size=2, max_size=2, unique=True).map(sorted))
    return Period(start, draw(st.sampled_from([end, end, end, None])))


def reference_round(value: Fraction, mode: Mode) -> int:
    """The whole number for `value`, from the definition: of the two neighbours, by distance."""
    below = value.numerator // value.denominator
    if below == value:
        return below
    towards, away = (below, below + 1) if value > 0 else (below + 1, below)
    nearer = {True: towards, False: away}[abs(value - towards) < abs(value - away)]
    is_middle = abs(value - towards) == abs(value - away)
    return {
        Mode.UP: away,
        Mode.DOWN: towards,
        Mode.HALF_UP: away if is_middle else nearer,
        Mode.HALF_DOWN: towards if is_middle else nearer,
        Mode.HALF_EVEN: (towards if towards % 2 == 0 else away) if is_middle else nearer,
    }[mode]
