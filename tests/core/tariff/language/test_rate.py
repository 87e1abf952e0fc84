from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from quittance.core.tariff.language.rate import Counting, RateText, parse_rate, parse_rate_unit
from quittance.core.tariff.language.tokens import NotUnderstood
from tests.core.tariff.language.strategies import rates


@given(rates())
def test_what_is_printed_reads_back_as_the_same(rate: RateText) -> None:
    assert parse_rate(str(rate)) == rate


def test_begun_half_kilos() -> None:
    per = parse_rate("0.40 GBP per started 500 g").unit.per
    assert per is not None
    assert (per.counting, per.base, per.unit_text) == (Counting.STARTED, Decimal("0.5"), "500 g")


def test_a_rate_that_does_not_say_how_to_count() -> None:
    per = parse_rate_unit("USD per lb").per
    assert per is not None
    assert per.counting is Counting.UNSAID


def test_a_percentage_has_no_right_side() -> None:
    assert parse_rate("1.5 %").unit.per is None


@pytest.mark.parametrize(
    "text", ["1 kg", "1 GBP per 0 kg", "1 GBP per", "per kg", "1 % per kg", "1 GBP per begun kg"]
)
def test_a_text_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_rate(text)
