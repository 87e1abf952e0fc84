"""The sheet filled in, as printed: WFS 2021 and the other features' own words."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from quittance.core.rating.explain import table_rows, tell
from quittance.core.rating.features import GATES, STEPS
from quittance.core.rating.rater import Rater
from quittance.core.rating.result import SubjectResult
from quittance.core.rating.telling.telling import place_text
from quittance.core.rating.words import CATALOGUES, Language
from quittance.core.tariff.features.above import Above
from quittance.core.tariff.features.aggregate import Aggregate, Function, Window
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.deficit import Deficit
from quittance.core.tariff.features.effective import Effective
from quittance.core.tariff.features.extreme import Extreme
from quittance.core.tariff.features.limits import AtLeast, AtMost
from quittance.core.tariff.features.offer import Budget, TakenOff
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.features.plus import Plus
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.rounded import Rounded
from quittance.core.tariff.features.season import Season
from quittance.core.tariff.features.slices import Slices
from quittance.core.tariff.features.test import Test as YesNo
from quittance.core.tariff.features.times import Times
from quittance.core.tariff.features.top_up import TopUp
from quittance.core.tariff.features.when import (
    All,
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
from quittance.core.tariff.features.within import Within
from quittance.core.tariff.operand import CellRead, FactRead
from quittance.core.tariff.scope import Scope
from quittance.kernel.finding import Place
from quittance.kernel.period import PeriodWord
from quittance.kernel.rounding import Mode, Rounding
from tests.support.plans import ROUND, Sheet, base
from tests.support.rows import rate_one, row


def _wfs() -> Sheet:
    sheet = Sheet(currency="USD", subject="order_line", tariff="walmart-wfs")
    wide = Compare(FactRead("length_girth"), Comparison.MORE, sheet.amount("130 in"))
    sheet.measure(
        "dim_weight", Basis(sheet.reads("volume")), Priced(None, (sheet.rate("1 lb per 139 in3"),)), unit="lb"
    )
    names = ("weight", "dim_weight")
    sheet.measure("unpacked", Extreme(True, sheet.reads(*names), names), unit="lb")
    up = Rounded(Rounding(Mode.UP, base("1 lb")))
    least = IsYes(FactRead("oversize_minimum"))
    sheet.measure(
        "billed", Basis(sheet.reads("unpacked")), AtLeast(sheet.amount("90 lb")), up, unit="lb", when=least
    )
    sheet.measure("billed", Basis(sheet.reads("unpacked")), Plus(sheet.amount("0.25 lb")), up, unit="lb")
    sheet.table(
        "card",
        "billed up to [lb], price [USD], rate [USD per exact lb], above [lb]",
        "50, 14.55, 0.40, 31",
        "150, 17.55, 0.40, 51",
    )
    priced = Priced(CellRead("price"), (sheet.rate_cell("exact lb"),))
    steps = (Above(CellRead("above")), priced, Times(FactRead("units")), ROUND)
    sheet.charge("fulfilment", Basis(sheet.reads("billed")), *steps, table="card")
    sheet.charge("oversize_fee", Priced(sheet.amount("25.00 USD")), ROUND, when=wide)
    sheet.charge("apparel_fee", Priced(sheet.amount("0.50 USD")), ROUND, when=IsYes(FactRead("apparel")))
    return sheet


def _line_4711(**facts: object) -> SubjectResult:
    known = {"weight": "10 lb", "volume": "16000 in3", "length_girth": "140 in", "units": 1, "apparel": False}
    return rate_one(_wfs(), "4711", **{"oversize_minimum": False, **known, **facts})


def test_the_sheet_filled_in() -> None:
    assert [re.sub("  +", "  ", line) for line in tell(_line_4711())] == [
        "walmart-wfs@2025-01-01 · order_line 4711 · ship_date 2026-03-10",
        "  1 dim_weight  volume 16000 in3 × 1 lb per 139 in3  115.107914 lb",
        "  2 unpacked  greatest of weight 10 lb, dim_weight 115.107914 lb  115.107914 lb (dim_weight)",
        "  3 billed  not applied: oversize_minimum is no",
        "  4 billed  unpacked 115.107914 lb + 0.25 lb, up to 1 lb  115.357914 lb → 116 lb",
        "  5 fulfilment  card.csv line 3: 17.55 USD + (billed 116 lb − 51 lb) × 0.40 USD per exact lb"
        "; × units 1"
        "  43.55 USD",
        "  6 oversize_fee  25.00 USD  25.00 USD",
        "  7 apparel_fee  not applied: apparel is no",
        "total  68.55 USD".replace("  ", " "),
    ]


def test_the_same_in_chinese() -> None:
    lines = tell(_line_4711(), "zh")
    assert lines[2].split()[-1] == "lb（dim_weight）"
    assert "取最大：weight 10 lb" in lines[2]
    assert "不适用：oversize_minimum 为否" in lines[3]
    assert "card.csv 第 3 行" in lines[5]
    assert lines[-1] == "合计 68.55 USD"


def test_columns_stand_below_each_other_in_both_languages() -> None:
    for language in ("en", "zh"):
        rows = tell(_line_4711(), language)[1:-1]  # type: ignore[arg-type]
        starts = {line.index(" ", 4) for line in rows}
        assert len(starts) > 1
        assert all(line[4:16].rstrip() == line[4:16].split()[0] for line in rows)


def test_a_parked_sheet_says_so() -> None:
    lines = tell(_line_4711(volume="99999 in3", apparel=True))
    assert lines[5].endswith("refused NO_ROW: no row of card fits (billed 720 lb)")
    assert lines[-1] == "no total: fulfilment is refused NO_ROW"
    assert tell(_line_4711(volume="99999 in3"), "zh")[-1] == "暂无合计：fulfilment 被拒绝（NO_ROW）"


def test_a_refusal_names_the_line_where_it_started() -> None:
    sheet = _wfs()
    sheet.charge("fuel", Basis(sheet.reads("fulfilment")), Priced(None, (sheet.rate("10 %"),)), ROUND)
    facts = {
        "weight": "10 lb",
        "volume": "16000 in3",
        "length_girth": "140 in",
        "apparel": False,
        "oversize_minimum": False,
    }
    told = table_rows(rate_one(sheet, **facts))[-1]
    assert told.how == "refused MISSING_FACT: fulfilment is refused, the fact units is missing"


def test_both_catalogues_have_the_same_keys_and_the_same_blanks() -> None:
    english, chinese = CATALOGUES["en"], CATALOGUES["zh"]
    assert list(english) == list(chinese)
    for key, text in english.items():
        assert set(re.findall(r"\{(\w+)", text)) == set(re.findall(r"\{(\w+)", chinese[key])), key
    assert sum(english[key] != chinese[key] for key in english) > 70


def test_every_feature_is_prepared_once() -> None:
    kinds = [feature.of for feature in (*GATES, *STEPS)]
    assert len(set(kinds)) == len(kinds)


def _how(sheet: Sheet, name: str, language: Language = "en", **facts: object) -> str:
    result = Rater(sheet.plan()).rate([row("p1", sheet.header.subject, **facts)])[-1]
    told = [line for line in table_rows(result, language) if line.name == name][-1]
    return f"{told.how} | {told.outcome}".removesuffix(" | ")


def test_limits_discounts_and_budgets() -> None:
    sheet = Sheet()
    sheet.charge("freight", Basis(sheet.reads("declared_value")), AtLeast(sheet.amount("4.00 GBP")), ROUND)
    half = Priced(None, (sheet.rate("50 %"),))
    steps = (half, AtMost(sheet.amount("1.50 GBP")), ROUND, Budget(sheet.amount("1.00 GBP")), TakenOff())
    sheet.discount("offer", Basis(sheet.reads("freight")), *steps)
    assert (
        _how(sheet, "freight", declared_value="2.345 GBP")
        == "declared_value 2.345 GBP, at least 4.00 GBP | 4.00 GBP"
    )
    assert _how(sheet, "offer", declared_value="9 GBP") == (
        "freight 9.00 GBP × 50 %, at most 1.50 GBP; of the budget of 1.00 GBP it gets 1.00 GBP; "
        "taken off | 1.50 GBP → -1.00 GBP"
    )


def test_slices_and_deficit() -> None:
    sheet = Sheet(currency="USD")
    sheet.table("card", "days up to [day], rate [USD per exact day]", "30, 0", ", 0.03")
    slices = Slices(0, None, (sheet.rate_cell("exact day"),))
    sheet.charge("storage", Basis(sheet.reads("days")), slices, ROUND, table="card")
    assert _how(sheet, "storage", days="45 day") == (
        "card.csv line 3: days 45 day in slices: line 2 30 day: 0.00 USD, line 3 15 day: 0.45 USD | 0.45 USD"
    )
    sheet = Sheet(currency="USD")
    sheet.table(
        "card",
        "weight at least [lb], weight under [lb], rate [USD per exact 100 lb]",
        "0, 500, 100",
        "500, , 90",
    )
    deficit = Deficit(0, None, (sheet.rate_cell("exact 100 lb"),))
    sheet.charge("freight", Basis(sheet.reads("weight")), deficit, ROUND, table="card")
    assert _how(sheet, "freight", weight="480 lb") == (
        "card.csv line 2: weight 480 lb, the cheapest of line 2 480 lb: 480.00 USD, "
        "line 3 500 lb: 450.00 USD (taken) | 450.00 USD"
    )


def test_groups() -> None:
    sheet = Sheet()
    month = Scope("parcel", ("account",), PeriodWord.MONTH)
    sheet.charge("fee", Priced(sheet.amount("2 GBP")), ROUND)
    sheet.measure("n", Aggregate(Function.COUNT, FactRead("order_id"), Window.LAST, month, 12), scope=month)
    sheet.measure("m", Aggregate(Function.COUNT, None, Window.WHOLE, month), scope=month)
    sheet.charge("minimum", TopUp(sheet.sums("fee"), sheet.amount("50 GBP")), ROUND, scope=month)
    sheet.charge("cut", TopUp(sheet.sums("fee"), sheet.amount("1 GBP"), True), ROUND, scope=month)
    facts = {"account": "A", "order_id": "o"}
    assert _how(sheet, "n", **facts) == "count of order_id, last 12 periods | 0"
    assert _how(sheet, "m", **facts) == "count of members, whole period | 1"
    assert (
        _how(sheet, "minimum", **facts)
        == "what fee 2.00 GBP [line 1, every parcel] lacks of 50.00 GBP | 48.00 GBP"
    )
    assert (
        _how(sheet, "cut", **facts) == "what fee 2.00 GBP [line 1, every parcel] is over 1.00 GBP | 1.00 GBP"
    )


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("1.5 %", "1.5 %"),
        ("0.40 GBP per started 500 g", "0.40 GBP per started 500 g"),
        ("0.08 GBP per pick", "0.08 GBP per pick"),
        ("3.23 GBP per exact kg", "3.23 GBP per exact kg"),
        ("0.0125 GBP per exact kg", "0.0125 GBP per exact kg"),
    ],
)
def test_a_rate_as_the_card_prints_it(rate: str, expected: str) -> None:
    sheet = Sheet()
    sheet.charge("fee", Basis(sheet.reads("declared_value")), Priced(None, (sheet.rate(rate),)), ROUND)
    assert rate_one(sheet, declared_value="2 GBP").line("fee").rate_text == expected


def _condition(condition: Condition, language: Language = "en") -> str:
    sheet = Sheet()
    sheet.table("remote", "dest_postcode starts with", "IV", soft=True)
    sheet.charge("fee", Priced(sheet.amount("1 GBP")), ROUND, when=condition)
    facts = {
        "weight": "5 kg",
        "market": "UK",
        "media": False,
        "dest_postcode": "SW1",
        "delivered_date": "2026-03-12",
    }
    return (
        _how(sheet, "fee", language, **facts).partition(": ")[2]
        or _how(sheet, "fee", language, **facts).partition("：")[2]
    )


MARKET = IsWord(FactRead("market"), ("UK", "DE"))
HEAVY = Compare(FactRead("weight"), Comparison.MORE, Sheet().amount("10 kg"))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (HEAVY, "weight 5 kg is not > 10 kg"),
        (IsWord(FactRead("market"), ("FR", "IT")), "market UK, not FR, IT"),
        (Not(MARKET), "market UK"),
        (IsWord(FactRead("market"), ("UK",), True), "market UK"),
        (IsYes(FactRead("media")), "media is no"),
        (IsKnown(FactRead("hub_weight")), "hub_weight is not known"),
        (InTable("remote"), "no row of remote fits"),
        (Not(Not(InTable("remote"))), "no row of remote fits"),
        (All((MARKET, HEAVY)), "weight 5 kg is not > 10 kg"),
        (Any_((HEAVY, IsYes(FactRead("media")))), "weight 5 kg is not > 10 kg; media is no"),
        (
            Compare(FactRead("delivered_date"), Comparison.LESS, "2026-03-12"),
            "delivered_date 2026-03-12 is not < 2026-03-12",
        ),
    ],
)
def test_why_a_line_does_not_apply(condition: Condition, expected: str) -> None:
    assert _condition(condition) == expected


def test_why_in_chinese() -> None:
    assert _condition(HEAVY, "zh") == "weight 5 kg 不满足 > 10 kg"
    assert (
        _condition(Any_((HEAVY, InTable("remote"))), "zh") == "weight 5 kg 不满足 > 10 kg；remote 中无匹配行"
    )


def test_dates_and_alternatives() -> None:
    sheet = Sheet()
    price = Priced(sheet.amount("1 GBP"))
    sheet.charge("peak", price, ROUND, gates=(Season((10, 15), (1, 14)),))
    sheet.charge("early", price, ROUND, gates=(Effective(date(2026, 4, 17), None),))
    sheet.charge("late", price, ROUND, gates=(Effective(None, date(2026, 1, 1)),))
    sheet.charge("late", price, ROUND)
    sheet.charge("late", price, ROUND)
    sheet.charge("passed_on", Basis(sheet.reads("vendor.x")), ROUND)
    sheet.charge("claim", price, ROUND, gates=(Within(1, "delivered_date"),))
    result = rate_one(sheet, delivered_date="2026-03-01", known_date="2026-03-10")
    assert [line.how for line in table_rows(result)] == [
        "not applied: 2026-03-10 is not from 15 Oct to 14 Jan",
        "not applied: 2026-03-10 is before 2026-04-17",
        "not applied: 2026-03-10 is not before 2026-01-01",
        "1.00 GBP",
        "not applied: line 4 already is this line",
        "not applied: all that it is taken of is absent",
        "refused TOO_LATE: it became known too long after delivered_date",
    ]
    assert table_rows(result, "zh")[0].how == "不适用：2026-03-10 不在 10月15日 至 1月14日 之间"


def test_look_ups_and_yes_or_no() -> None:
    sheet = Sheet()
    sheet.table("zones", "market is, zone, days [day], express [yes/no]", "UK, Z1, 3, yes")
    parcel = Scope("parcel")
    for name in ("zone", "days", "express"):
        sheet.lookup(name, OwnCell(name), table="zones", scope=parcel)
    sheet.lookup("terms", table="zones", scope=parcel)
    sheet.yes_no("light", YesNo(HEAVY), scope=parcel)
    told = {
        line.name: f"{line.how} | {line.outcome}"
        for line in table_rows(rate_one(sheet, market="UK", weight="1 kg"))
    }
    assert told == {
        "zone": "zones.csv line 2 (market UK): zone Z1 | Z1",
        "days": "zones.csv line 2 (market UK): days 3 day | 3 day",
        "express": "zones.csv line 2 (market UK): express yes | yes",
        "terms": "zones.csv line 2 (market UK) | ",
        "light": "weight 1 kg is not > 10 kg | no",
    }


def test_amounts_have_their_cents_and_six_decimals_at_most() -> None:
    sheet = Sheet(currency="JPY")
    sheet.charge(
        "fee", Basis(sheet.reads("declared_value")), Priced(None, (sheet.rate("3.33333333 %"),)), ROUND
    )
    assert (
        _how(sheet, "fee", declared_value=Decimal("1000.4"))
        == "declared_value 1000.4 JPY × 3.333333 % | 33.346667 JPY → 33 JPY"
    )


def test_what_is_absent_is_left_out_of_the_formula() -> None:
    sheet = Sheet()
    absent = FactRead("buy.x")
    steps = (Above(absent), Plus(absent), AtLeast(absent), AtMost(absent))
    sheet.measure("used", Basis(sheet.reads("weight", "buy.x")), *steps, unit="kg", scope=Scope("parcel"))
    assert _how(sheet, "used", weight="2 kg") == "weight 2 kg | 2 kg"
    names = ("weight", "buy.x")
    sheet.measure("most", Extreme(True, sheet.reads(*names), names), unit="kg", scope=Scope("parcel"))
    assert _how(sheet, "most", weight="2 kg") == "greatest of weight 2 kg, buy.x absent | 2 kg (weight)"
    sheet.charge("rest", TopUp((absent,), sheet.amount("1 GBP")), ROUND)
    assert _how(sheet, "rest", weight="2 kg") == "what nothing lacks of 1.00 GBP | 1.00 GBP"


def test_columns_of_other_lines_indexes_and_amounts_from_elsewhere() -> None:
    sheet = Sheet(currency="USD")
    sheet.index("diesel", {date(2026, 3, 9): "5.105"}, lag=0)
    sheet.table("terms", "market is, cap [USD], days [day]", "UK, 1.50, 3")
    sheet.lookup("agreed", table="terms", scope=Scope("parcel"))
    over = Compare(sheet.read("diesel"), Comparison.MORE, sheet.amount("5.00 USD per gal"))
    sheet.yes_no("dear", YesNo(over), scope=Scope("parcel"))
    percent = Priced(None, (sheet.rate("10 %"),))
    sheet.charge("fee", Basis(sheet.reads("buy.freight")), percent, AtMost(sheet.read("agreed.cap")), ROUND)
    facts = {"market": "UK", "buy__freight": "40 USD"}
    assert _how(sheet, "fee", **facts) == (
        "buy.freight 40.00 USD × 10 %, at most agreed.cap 1.50 USD | 1.50 USD"
    )
    assert _how(sheet, "dear", **facts) == "diesel 5.11 USD per gal is > 5 USD per gal | yes"


def test_a_marked_row_on_the_whole_quantity() -> None:
    sheet = Sheet()
    sheet.table("card", "weight up to [kg], rate [GBP per exact kg], scale", "9, 2.00, whole")
    slices = Slices(0, None, (sheet.rate_cell("exact kg"),), marked=True)
    sheet.charge("fee", Basis(sheet.reads("weight")), slices, ROUND, table="card")
    assert (
        _how(sheet, "fee", weight="3 kg") == "card.csv line 2: weight 3 kg × 2.00 GBP per exact kg | 6.00 GBP"
    )


def test_places_of_workbooks() -> None:
    words = CATALOGUES["en"]
    assert place_text(Place("card.xlsx", sheet="zones", cell="B3"), words) == "card.xlsx sheet zones cell B3"
    assert place_text(Place("card.xlsx"), words) == "card.xlsx"
