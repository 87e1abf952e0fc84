from __future__ import annotations

from decimal import Decimal

import pytest

from quittance.core.rating.result import LineResult, State
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.when import (
    All,
    Always,
    Any_,
    Compare,
    Comparison,
    Condition,
    InTable,
    IsKnown,
    IsWord,
    IsYes,
    Not,
)
from quittance.core.tariff.operand import FactRead, LineRead
from quittance.kernel.exact import Exact
from tests.support.plans import ROUND, Sheet
from tests.support.rows import rate_one

YES, NO, REFUSED = State.APPLIED, State.ABSENT, State.REFUSED


def _fee(condition: Condition, **facts: object) -> LineResult:
    sheet = Sheet()
    sheet.table("remote_areas", "dest_postcode starts with", "IV", "KW", soft=True)
    sheet.lookup("maybe", OwnCell("maybe"), table=_own(sheet), when=IsYes(FactRead("media")))
    sheet.charge("fee", Priced(sheet.amount("1.00 GBP")), ROUND, when=condition)
    return rate_one(sheet, **facts).line("fee")


def _own(sheet: Sheet) -> str:
    sheet.table("card", "market is, maybe", "UK, wood", ", metal")
    return "card"


def _compare(name: str, sign: str, right: str) -> Compare:
    return Compare(FactRead(name), Comparison(sign), right)


KILO = Decimal(1)


def _weight(sign: str, value: Exact = KILO) -> Compare:
    return Compare(FactRead("weight"), Comparison(sign), Sheet().amount(f"{value} kg"))


@pytest.mark.parametrize(
    ("sign", "below", "at", "over"),
    [
        ("<", YES, NO, NO),
        ("<=", YES, YES, NO),
        (">", NO, NO, YES),
        (">=", NO, YES, YES),
        ("=", NO, YES, NO),
        ("!=", YES, NO, YES),
    ],
)
def test_the_six_signs(sign: str, below: State, at: State, over: State) -> None:
    states = [_fee(_weight(sign), weight=f"{grams} g").state for grams in (999, 1000, 1001)]
    assert states == [below, at, over]


def test_a_limit_is_exact_in_the_cards_own_unit() -> None:
    """Item price at or below 20.00 picks the low price card: the cliff is at the cent."""
    sheet = Sheet()
    low = Compare(FactRead("item_price"), Comparison.AT_MOST, sheet.amount("20.00 GBP"))
    sheet.charge("fulfilment", Priced(sheet.amount("1.46 GBP")), ROUND, when=low, code="low_price")
    sheet.charge("fulfilment", Priced(sheet.amount("1.83 GBP")), ROUND, code="standard")
    totals = [rate_one(sheet, item_price=f"{price} GBP").total for price in ("20.00", "20.01")]
    assert totals == [Decimal("1.46"), Decimal("1.83")]


def test_days_and_words() -> None:
    after = _compare("delivered_date", ">=", "2026-04-01")
    assert _fee(after, delivered_date="2026-04-01").state is YES
    assert _fee(after, delivered_date="2026-03-31").state is NO
    other = Compare(FactRead("origin_zone"), Comparison.UNEQUAL, FactRead("dest_zone"))
    assert _fee(other, origin_zone="1", dest_zone="2").state is YES
    assert _fee(_compare("dest_zone", "=", "2"), dest_zone="2").state is YES


def test_words() -> None:
    packed = IsWord(FactRead("packaging"), ("wood", "metal"))
    assert [_fee(packed, packaging=word).state for word in ("wood", "card")] == [YES, NO]
    not_packed = IsWord(FactRead("packaging"), ("wood", "metal"), negated=True)
    assert [_fee(not_packed, packaging=word).state for word in ("wood", "card")] == [NO, YES]


def test_what_is_absent_is_no_on_either_side_and_negated_too() -> None:
    wood = (LineRead("maybe"), ("wood",))
    assert _fee(IsWord(*wood), media=True, market="UK").state is YES
    assert _fee(IsWord(*wood), media=False, market="UK").state is NO
    assert _fee(IsWord(*wood, negated=True), media=False, market="UK").state is NO
    unequal = Compare(FactRead("packaging"), Comparison.UNEQUAL, LineRead("maybe"))
    assert _fee(unequal, packaging="card", media=False, market="UK").state is NO
    assert _fee(IsYes(LineRead("maybe")), media=False, market="UK").state is NO


def test_a_list_is_asked_with_in() -> None:
    remote = InTable("remote_areas")
    assert _fee(remote, dest_postcode="IV51 9XB").state is YES
    assert _fee(remote, dest_postcode="SW1A 1AA").state is NO
    assert _fee(Not(remote), dest_postcode="SW1A 1AA").state is YES
    assert _fee(remote).refusal == "MISSING_FACT"


def test_a_missing_fact_refuses_but_for_is_known() -> None:
    known = IsKnown(FactRead("hub_weight"))
    assert [_fee(known).state, _fee(known, hub_weight="1 kg").state] == [NO, YES]
    line = _fee(IsYes(FactRead("hazmat")))
    assert (line.state, line.refusal, line.about, line.refused_by) == (
        REFUSED,
        "MISSING_FACT",
        "hazmat",
        "fee",
    )


def test_the_calendar_is_known_when_the_pricing_date_is() -> None:
    december = Compare(FactRead("month"), Comparison.EQUAL, Sheet().amount("12"))
    assert _fee(december, ship_date="2026-12-01").state is YES
    weekend = IsWord(FactRead("weekday"), ("saturday", "sunday"))
    assert [_fee(weekend, ship_date=day).state for day in ("2026-03-13", "2026-03-14")] == [NO, YES]
    assert _fee(weekend, ship_date=None).about == "ship_date"
    assert _fee(IsKnown(FactRead("weekday")), ship_date=None).state is NO


def test_parts_are_looked_at_from_the_left_and_only_as_needed() -> None:
    hazmat, market = IsYes(FactRead("hazmat")), IsWord(FactRead("market"), ("UK",))
    assert _fee(All((market, hazmat)), market="DE").state is NO
    assert _fee(All((hazmat, market)), market="DE").state is REFUSED
    assert _fee(Any_((market, hazmat)), market="UK").state is YES
    assert _fee(Any_((hazmat, market)), market="UK").state is REFUSED
    assert [_fee(Always(answer)).state for answer in (True, False)] == [YES, NO]


def test_a_refused_gate_refuses_the_line_and_no_later_alternative_is_tried() -> None:
    sheet = Sheet()
    sheet.charge("fee", Priced(sheet.amount("1.00 GBP")), ROUND, when=IsYes(FactRead("hazmat")))
    sheet.charge("fee", Priced(sheet.amount("2.00 GBP")), ROUND)
    first, second = rate_one(sheet).lines
    assert (first.state, second.state) == (REFUSED, NO)
    assert second.reason is not None
    assert (second.reason.code, second.reason["line"]) == ("settled_above", 1)


def test_the_first_alternative_that_applies_is_the_line() -> None:
    sheet = Sheet()
    for code, market in (("first", "UK"), ("second", "UK"), ("third", "DE")):
        condition = IsWord(FactRead("market"), (market,))
        sheet.charge("fee", Priced(sheet.amount("1.00 GBP")), ROUND, when=condition, code=code)
    sheet.charge("tax", Basis(sheet.reads("fee")), ROUND)
    result = rate_one(sheet, market="DE")
    assert [line.state for line in result.lines] == [NO, NO, YES, YES]
    assert [amount.line.code for amount in result.amounts] == ["third", "tax"]
    assert rate_one(sheet, market="UK").line("fee").line.code == "first"
    nothing = rate_one(sheet, market="FR")
    assert (nothing.amounts, nothing.total) == ((), 0)


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        (_weight(">", Decimal(2)), "compare"),
        (IsWord(FactRead("market"), ("DE",)), "word"),
        (IsYes(FactRead("media")), "yes"),
        (IsKnown(FactRead("hub_weight")), "known"),
        (InTable("remote_areas"), "in"),
        (Always(False), "agreed"),
        (Not(IsWord(FactRead("market"), ("UK",))), "word"),
        (All((IsWord(FactRead("market"), ("UK",)), IsYes(FactRead("media")))), "yes"),
        (Any_((IsYes(FactRead("media")), IsWord(FactRead("market"), ("DE",)))), "several"),
        (Not(All((IsWord(FactRead("market"), ("UK",)), Not(IsYes(FactRead("media")))))), "several"),
    ],
)
def test_the_reason_is_the_test_that_said_no(condition: Condition, code: str) -> None:
    line = _fee(condition, weight="1 kg", market="UK", media=False, dest_postcode="SW1")
    assert line.reason is not None
    assert line.reason.code == code


def test_a_line_is_known_when_it_applies() -> None:
    known = IsKnown(LineRead("maybe"))
    assert [_fee(known, media=media, market="UK").state for media in (True, False)] == [YES, NO]
    assert _fee(known, market="UK").refusal == "MISSING_FACT"
