"""Random pieces of the language, each with the text it prints as."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from quittance.core.tariff.language.amount import Amount
from quittance.core.tariff.language.condition import (
    Compared,
    InList,
    Joined,
    Known,
    Name,
    Negated,
    OneOf,
    Tree,
    Yes,
)
from quittance.core.tariff.language.rate import Counting, PerText, RateText, RateUnit
from quittance.core.tariff.language.unit import PLAIN, CardUnit, money
from quittance.kernel.exact import exact
from quittance.kernel.unit import PERCENT, Unit, parse_compound

KEYWORDS = {"and", "or", "not", "in", "is", "known"}

UNITS = [
    parse_compound(text) for text in ("kg", "lb", "cm", "in3", "ft3 day", "day", "pick", "order", "m3 month")
]
CURRENCIES = [money(code) for code in ("GBP", "EUR", "JPY", "KWD")]

positive = st.one_of(
    st.decimals(min_value=Decimal("0.0001"), max_value=10**9, places=4),
    st.builds(Fraction, st.integers(1, 999), st.integers(1, 999)).map(exact),
)
numbers = st.one_of(positive, st.decimals(min_value=-(10**6), max_value=10**6, places=3))
names = st.from_regex(r"[a-z][a-z0-9_]{0,6}(\.[a-z][a-z0-9_]{0,4})?", fullmatch=True).filter(
    lambda text: not KEYWORDS & set(text.split("."))
)
words = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,6}", fullmatch=True).filter(
    lambda text: text not in KEYWORDS
)


def card_units() -> st.SearchStrategy[CardUnit]:
    per = st.builds(CardUnit.per, st.sampled_from(CURRENCIES), st.sampled_from(UNITS))
    measures: list[Unit] = [*UNITS, PERCENT]
    return st.one_of(
        st.just(PLAIN), st.sampled_from(measures).map(CardUnit), st.sampled_from(CURRENCIES), per
    )


def amounts() -> st.SearchStrategy[Amount]:
    return st.builds(Amount, numbers, card_units())


def rates() -> st.SearchStrategy[RateText]:
    per = st.builds(PerText, positive, st.sampled_from(UNITS), st.sampled_from(Counting))
    left = st.one_of(st.sampled_from(CURRENCIES), st.sampled_from(UNITS).map(CardUnit))
    units = st.one_of(st.just(RateUnit(CardUnit(PERCENT), None)), st.builds(RateUnit, left, per))
    return st.builds(RateText, numbers, units)


def conditions() -> st.SearchStrategy[Tree]:
    name = names.map(Name)
    plain = names.filter(lambda text: "." not in text).map(Name)
    sides = st.one_of(name, amounts(), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
    some_words = st.lists(words, min_size=1, max_size=3).map(tuple)
    tests: st.SearchStrategy[Tree] = st.one_of(
        st.builds(Yes, name),
        st.builds(Known, name),
        st.builds(OneOf, name, some_words, st.booleans()),
        st.builds(InList, plain),
        st.builds(Compared, sides, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), sides),
    )
    return st.recursive(tests, _grown, max_leaves=6)


def _grown(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(Negated, inner), st.builds(Joined, st.sampled_from(["and", "or"]), parts))
