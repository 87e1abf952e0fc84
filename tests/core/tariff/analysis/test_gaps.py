"""Gaps and overlaps of bands with both ends stated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from quittance.core.facts.kind import Kind
from quittance.core.tariff.analysis.gaps import gaps
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.rounded import Rounded
from quittance.core.tariff.index import Index
from quittance.core.tariff.line import Line, Role
from quittance.core.tariff.operand import FactRead, IndexRead, LineRead
from quittance.core.tariff.scope import Scope
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.mode import Mode
from quittance.kernel.period import PeriodWord
from quittance.kernel.rounding import Rounding
from tests.core.tariff.analysis.cards import card, plan_of


def told(text: str, *, soft: bool = False) -> list[tuple[str, int | None]]:
    found = gaps(plan_of(card(text, soft=soft)))
    return [(finding.code, finding.place.line if finding.place else None) for finding in found]


def test_a_number_between_two_rows_is_a_gap() -> None:
    text = """
    weight at least [kg], weight up to [kg], price [GBP]
    0, 4, 1
    5, 9, 2
    """
    (finding,) = gaps(plan_of(card(text)))
    assert finding.code == "BAND_GAP"
    assert finding.message == "No row takes a weight between 4 kg and 5 kg."
    assert finding.place is not None
    assert finding.place.line == 3


@pytest.mark.parametrize(("lower", "upper"), [("over", "up to"), ("at least", "under")])
def test_bands_that_meet_at_a_limit_have_no_finding(lower: str, upper: str) -> None:
    assert not told(f"weight {lower} [kg], weight {upper} [kg], price [GBP]\n0,4,1\n4,9,2\n9,,3")


def test_a_single_number_between_over_and_under_is_a_gap() -> None:
    assert told("weight over [kg], weight under [kg], price [GBP]\n0,4,1\n4,9,2") == [("BAND_GAP", 3)]


def test_a_limit_in_two_rows_is_an_overlap() -> None:
    text = "weight at least [kg], weight up to [kg], price [GBP]\n0,4,1\n4,9,2"
    (finding,) = gaps(plan_of(card(text)))
    assert finding.message == "Two rows take a weight of exactly 4 kg; the upper one on the sheet decides."


def test_other_keys_make_other_bands() -> None:
    assert not told("zone is, weight over [kg], weight up to [kg], price [GBP]\na,0,4,1\nb,4,9,2\nb,0,4,1")


def test_a_catch_all_fills_the_gap() -> None:
    text = "zone is, weight over [kg], weight up to [kg], price [GBP]\na,0,4,1\na,5,9,2\n,0,9,3"
    assert not told(text)


def test_a_list_may_have_gaps() -> None:
    assert not told("weight over [kg], weight up to [kg], price [GBP]\n0,4,1\n5,9,2", soft=True)


def test_editions_do_not_fill_each_other() -> None:
    text = (
        "from, weight over [kg], weight up to [kg], price [GBP]\n"
        "2025-01-01,0,4,1\n2025-01-01,5,9,2\n2026-01-01,4,5,1"
    )
    assert told(text) == [("BAND_GAP", 3)]


def test_whole_numbers_leave_no_gap() -> None:
    assert not told("units at least [unit], units up to [unit], price [GBP]\n1,4,1\n5,9,2")
    assert told("units at least [unit], units up to [unit], price [GBP]\n1,4,1\n6,9,2") == [("BAND_GAP", 3)]


def test_a_line_rounded_to_whole_pounds_leaves_no_gap_between_499_and_500() -> None:
    pound = Rounding(Mode.UP, Decimal("0.45359237"))
    text = "pounds at least [lb], pounds up to [lb], price [GBP]\n0,499,1\n500,999,2"
    weighed = Line(
        number=1,
        name="pounds",
        role=Role.MEASURE,
        code="pounds",
        scope=Scope(""),
        price_date="ship_date",
        type=ValueType(Kind.NUMBER),
        steps=(Basis((FactRead("weight"),)), Rounded(pound)),
    )
    table = card(text, pounds=LineRead("pounds"))
    assert not list(gaps(plan_of(table, lines=[weighed])))
    assert list(gaps(plan_of(card(text.replace("pounds", "weight")))))


def test_an_index_comes_in_the_steps_of_its_rounding() -> None:
    diesel = Index(
        "diesel", PeriodWord.WEEK, 1, Rounding(Mode.HALF_UP, Decimal("0.01")), ValueType(Kind.NUMBER), ()
    )
    text = "diesel at least [1], diesel up to [1], rate [%]\n1.20,1.24,7\n1.25,1.29,8"
    assert not list(gaps(plan_of(card(text, diesel=IndexRead("diesel")), indexes=[diesel])))


def test_dates_leave_gaps_of_days() -> None:
    table = card("order_date at least, order_date up to, price [GBP]\nx,y,1\ny,z,2")
    days = [(date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 2, 1), date(2026, 2, 28))]
    rows = [
        type(row)(keys=span, results=row.results, place=row.place)
        for row, span in zip(table.rows, days, strict=True)
    ]
    closed = type(table)(table.name, table.keys, table.results, tuple(rows))
    assert not list(gaps(plan_of(closed)))
    rows[1] = type(rows[1])((date(2026, 2, 2), date(2026, 2, 28)), rows[1].results, rows[1].place)
    open_ = type(table)(table.name, table.keys, table.results, tuple(rows))
    assert [finding.code for finding in gaps(plan_of(open_))] == ["BAND_GAP"]
