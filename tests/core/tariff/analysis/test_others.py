"""Holes, lost items, index gaps and falling prices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from quittance.core.facts.kind import Kind
from quittance.core.tariff.analysis.holes import holes
from quittance.core.tariff.analysis.lost_rows import lost_rows
from quittance.core.tariff.analysis.missing_index import missing_index
from quittance.core.tariff.analysis.not_monotonic import not_monotonic
from quittance.core.tariff.features.deficit import Deficit
from quittance.core.tariff.index import Index, IndexValue
from quittance.core.tariff.line import Line, Role
from quittance.core.tariff.scope import Scope
from quittance.core.tariff.table import RowRead
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.finding import Place
from quittance.kernel.mode import Mode
from quittance.kernel.period import PeriodWord
from quittance.kernel.rounding import Rounding
from tests.core.tariff.analysis.cards import card, plan_of


def test_an_empty_price_between_prices_is_a_hole() -> None:
    text = "zone is, weight up to [kg], price:UK [GBP], price:DE [EUR]\na,1,1,1\na,2,2,\na,3,3,\na,4,4,4"
    (finding,) = holes(plan_of(card(text)))
    assert finding.message == (
        "This row and the 1 after it have no price:DE for zone is a, though the rows around have one."
    )
    assert finding.place is not None
    assert finding.place.line == 3


def test_a_rate_fills_the_place_of_a_price() -> None:
    text = "weight up to [kg], price [GBP], rate [GBP per started kg], above [kg]\n1,1,,\n2,2,,\n,,3,2"
    assert not list(holes(plan_of(card(text))))


def test_a_column_that_is_empty_for_a_whole_item_is_told_once() -> None:
    text = "zone is, weight up to [kg], price:UK [GBP], price:DE [EUR]\na,1,1,\na,2,2,\nb,1,1,1"
    (finding,) = holes(plan_of(card(text)))
    assert finding.message == "price:DE is empty in every row for zone is a."


def test_a_row_without_any_price_is_told() -> None:
    (finding,) = holes(plan_of(card("zone is, price [GBP]\na,\nb,1")))
    assert finding.message == "price is empty in every row for zone is a."


def test_an_item_that_the_next_edition_forgot_is_lost() -> None:
    text = "from, format is, price [GBP]\n2025-01-01,letter,1\n2025-01-01,parcel,2\n2026-01-01,parcel,3"
    (finding,) = lost_rows(plan_of(card(text)))
    assert finding.message == "Table prices has no row for format is letter in the edition from 2026-01-01."
    assert finding.place is not None
    assert finding.place.line == 2


def test_an_item_under_a_catch_all_or_in_a_list_of_words_is_not_lost() -> None:
    assert not list(lost_rows(plan_of(card("from, zone is, price [GBP]\n2025-01-01,a,1\n2026-01-01,,2"))))
    assert not list(lost_rows(plan_of(card("from, zone is, price [GBP]\n2025-01-01,a,1\n2026-01-01,a|b,2"))))


@pytest.mark.parametrize(
    ("every", "days", "message"),
    [
        (
            PeriodWord.WEEK,
            [date(2026, 1, 5), date(2026, 1, 26)],
            "Index diesel has no value for 2 weeks from 2026-01-12.",
        ),
        (
            PeriodWord.MONTH,
            [date(2026, 1, 15), date(2026, 3, 1)],
            "Index diesel has no value for the month from 2026-02-01.",
        ),
    ],
)
def test_a_period_without_a_value_is_told(every: PeriodWord, days: list[date], message: str) -> None:
    values = tuple(IndexValue(day, Decimal(1), Place("diesel.csv", 2)) for day in days)
    rounding = Rounding(Mode.HALF_UP, Decimal("0.01"))
    index = Index("diesel", every, 1, rounding, ValueType(Kind.NUMBER), values)
    assert [finding.message for finding in missing_index(plan_of(indexes=[index]))] == [message]


def test_a_price_below_the_one_of_the_band_before_is_told() -> None:
    text = "zone is, weight up to [kg], price [GBP]\na,1,2.00\na,2,1.90\nb,1,1\nb,2,1"
    (finding,) = not_monotonic(plan_of(card(text)))
    assert finding.message == (
        "The price falls from 2.00 GBP to 1.90 GBP as the band passes 1 kg for zone is a."
    )


def test_the_rate_of_a_hundredweight_card_is_compared_at_the_break() -> None:
    text = "weight at least [lb], weight under [lb], rate [USD per exact 100 lb]\n0,500,100\n500,1000,90"
    line = Line(
        number=1,
        name="linehaul",
        role=Role.CHARGE,
        code="linehaul",
        scope=Scope("shipment"),
        price_date="ship_date",
        type=ValueType(Kind.NUMBER),
        row=RowRead("prices"),
        steps=(Deficit(0, None, ()),),
    )
    (finding,) = not_monotonic(plan_of(card(text), lines=[line]))
    assert "falls from 500.00 USD to 450.00 USD as the band passes 500 lb" in finding.message


def test_a_falling_percentage_of_something_else_is_not_told() -> None:
    text = "energy at least [1], energy under [1], rate [%]\n100,110,2\n110,120,1"
    assert not list(not_monotonic(plan_of(card(text))))
