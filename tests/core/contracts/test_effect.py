"""An effect is told only where it is certain, and a rise is never missed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.adapters.tariff_files.texts import read_texts
from quittance.core.contracts.effect import Effect, Kind, effect
from quittance.core.contracts.terms.terms import terms_of
from quittance.core.tariff.check import check
from quittance.core.tariff.difference.compare import Version, compare

HEAD = """tariff = "fees"
title = "Fees"
from = 2026-01-01
side = "sell"
currency = "GBP"
vat = "excluded"
per = "parcel"
price_date = "ship_date"
trigger = "delivered"
source = "made for tests; nobody's prices"
trust = "synthetic"
"""
FEE = '[[line]]\ncharge = "fee"\ntable = "prices"\n'
DISCOUNT = '[[line]]\ndiscount = "rebate"\ntable = "rebates"\n'
FREE = '[[line]]\ncharge = "extra"\nwhen = "fee > 4 GBP"\nprice = "1 GBP"\n'
PRICES = "weight up to [kg],price [GBP]\n1,3.00\n2,4.20\n"
REBATES = "weight up to [kg],price [GBP]\n1,0.30\n2,0.40\n"


def version(lines: str = FEE, head: str = HEAD, **tables: str) -> Version:
    source = read_texts("fees", head + lines, {"prices": PRICES, **tables})
    plan = check(source).plan
    assert plan is not None, check(source).findings
    return Version(source, plan)


def seen(old: Version, new: Version, before: dict[str, object] = {}, after: dict[str, object] = {}) -> Effect:  # noqa: B006
    return effect(compare(old, new), new.plan, terms_of(before), terms_of(after))


@pytest.mark.parametrize(
    ("prices", "kind"),
    [
        (PRICES, Kind.NONE),
        (PRICES.replace("4.20", "4.40"), Kind.INCREASE),
        (PRICES.replace("4.20", "4.10"), Kind.DECREASE),
        (PRICES.replace("4.20", "4.10").replace("3.00", "3.01"), Kind.INCREASE),
        (PRICES.replace("\n1,", "\n0.9,"), Kind.UNKNOWN),
        (PRICES + "5,9.00\n", Kind.UNKNOWN),
        ("weight up to [kg],price [GBP]\n2,4.20\n", Kind.UNKNOWN),
    ],
)
def test_prices(prices: str, kind: Kind) -> None:
    assert seen(version(), version(prices=prices)).kind is kind


def test_words_of_the_cover_move_nothing_and_rules_may_move_anything() -> None:
    words = HEAD.replace('title = "Fees"', 'title = "Parcel fees"').replace("2026-01-01", "2026-04-01")
    assert seen(version(), version(head=words)).kind is Kind.NONE
    day = HEAD.replace('"ship_date"', '"order_date"')
    assert seen(version(), version(head=day)) == Effect(Kind.UNKNOWN, open=("price_date",))
    more = seen(version(), version(FEE + '[[line]]\ncharge = "extra"\nprice = "1 GBP"\n'))
    assert more.kind is Kind.UNKNOWN
    assert "extra" in more.open


def test_a_higher_discount_lowers_and_a_lower_one_raises() -> None:
    old = version(FEE + DISCOUNT, rebates=REBATES)
    assert seen(old, version(FEE + DISCOUNT, rebates=REBATES.replace("0.40", "0.50"))).kind is Kind.DECREASE
    assert seen(old, version(FEE + DISCOUNT, rebates=REBATES.replace("0.40", "0.35"))).kind is Kind.INCREASE


def test_a_charge_that_a_condition_reads_may_do_anything() -> None:
    """A cheaper fee may fall under a limit beyond which another charge begins, or the other way round."""
    cheaper = PRICES.replace("4.20", "3.90")
    assert seen(version(FEE + FREE), version(FEE + FREE, prices=cheaper)).kind is Kind.UNKNOWN


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ({}, {"minimum": {"amount": "5 GBP", "per": "month"}}, Kind.INCREASE),
        ({"minimum": {"amount": "5 GBP", "per": "month"}}, {}, Kind.DECREASE),
        (
            {"minimum": {"amount": "5 GBP", "per": "month"}},
            {"minimum": {"amount": "6 GBP", "per": "month"}},
            Kind.INCREASE,
        ),
        ({}, {"billing_weight": {"sources": ["declared"]}}, Kind.UNKNOWN),
        ({}, {"payment": {"days": "10 days"}}, Kind.NONE),
    ],
)
def test_terms(before: dict[str, object], after: dict[str, object], kind: Kind) -> None:
    assert seen(version(), version(), before, after).kind is kind


CENTS = st.integers(1, 2000).map(lambda cents: f"{Decimal(cents) / 100:.2f}")


@given(st.tuples(CENTS, CENTS, CENTS, CENTS))
def test_a_raised_fee_is_never_taken_for_a_decrease(prices: tuple[str, str, str, str]) -> None:
    one, two, new_one, new_two = prices
    table = "weight up to [kg],price [GBP]\n1,{}\n2,{}\n"
    found = seen(version(prices=table.format(one, two)), version(prices=table.format(new_one, new_two))).kind
    moves = [Decimal(new_one) - Decimal(one), Decimal(new_two) - Decimal(two)]
    if any(move > 0 for move in moves):
        assert found in (Kind.INCREASE, Kind.UNKNOWN)
    elif any(move < 0 for move in moves):
        assert found in (Kind.DECREASE, Kind.UNKNOWN)
    else:
        assert found is Kind.NONE
