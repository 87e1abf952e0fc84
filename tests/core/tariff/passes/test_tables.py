from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from quittance.core.facts.kind import Kind
from quittance.core.tariff.operand import FactRead, LineRead
from quittance.core.tariff.table import Key, Per, Phrase
from tests.core.tariff.sheet import codes_of, plan_of

FEE = '[[line]]\ncharge = "fee"\ntable = "t"\n'


def test_keys_and_cells_of_every_phrase() -> None:
    plan = plan_of(
        FEE + 'of = "item_price"',
        t="""
        from,mode is,hazmat is,lane starts with,weight over [g],weight up to [kg],month at least,rate [%],note
        2026-01-01,air|sea,no,IV|ZE,500,2,10,12.5,as agreed
        ,,,,,,,9,
        """.replace("        ", ""),
    )
    table = plan.table("t")
    assert [key.phrase for key in table.keys] == [
        Phrase.FROM, Phrase.IS, Phrase.IS, Phrase.STARTS_WITH, Phrase.OVER, Phrase.UP_TO, Phrase.AT_LEAST,
    ]  # fmt: skip
    assert table.keys[0] == Key("from", None, Phrase.FROM)
    assert table.keys[4] == Key("weight over [g]", FactRead("weight"), Phrase.OVER)
    first, second = table.rows
    words, prefixes = ("air", "sea"), ("IV", "ZE")
    assert first.keys == (date(2026, 1, 1), words, False, prefixes, Decimal("0.5"), Decimal(2), Decimal(10))
    assert first.results == (Decimal("0.125"),)
    assert (first.note, first.place.line) == ("as agreed", 2)
    assert second.keys == (None,) * 7


def test_results_of_every_kind() -> None:
    headings = (
        "service is,look,limit:UK [kg],heavy [yes/no],since [date],kilo [GBP per exact kg],oil [GBP per l]"
    )
    plan = plan_of(
        '[[line]]\nmeasure = "look"\ntable = "t"\ncolumn = "market"',
        t=f"{headings}\nfast,a,2,yes,2026-01-01,1.50,2\n",
    )
    results, row = plan.table("t").results, plan.table("t").rows[0]
    assert [result.type.kind for result in results] == [
        Kind.WORD, Kind.NUMBER, Kind.YES_NO, Kind.DATE, Kind.NUMBER, Kind.NUMBER,
    ]  # fmt: skip
    assert (results[1].name, results[1].label) == ("limit", "UK")
    assert results[4].per == Per(Decimal(1), "kg", False)
    assert row.results == ("a", Decimal(2), True, date(2026, 1, 1), Decimal("1.50"), Decimal(2000))


def test_keys_name_lines_and_cells_of_lines() -> None:
    body = '[[line]]\nmeasure = "look"\ntable = "looks"\n' + FEE
    plan = plan_of(
        body, looks="service is,look,kind\nfast,a,x\n", t="look is,look.kind is,price [GBP]\na,x,1.00\n"
    )
    assert [key.operand for key in plan.table("t").keys] == [LineRead("look"), LineRead("look", "kind")]


def test_a_key_that_a_term_settles_is_gone() -> None:
    prices = "plan is,weight up to [kg],price [GBP]\ngold,2,1.00\nsilver,2,2.00\n,,3.00\n"
    table = plan_of('[terms]\nplan = "gold"\n' + FEE, t=prices).table("t")
    assert [key.heading for key in table.keys] == ["weight up to [kg]"]
    assert [row.results[0] for row in table.rows] == [Decimal(1), Decimal(3)]


def test_money_keys_are_in_the_header_s_currency() -> None:
    prices = "item_price up to [{}],price [GBP]\n10,1.00\n"
    assert codes_of(FEE, t=prices.format("GBP")) == []
    assert codes_of(FEE, t=prices.format("USD")) == ["CURRENCY_MISMATCH"]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("weight up to,price [GBP]\n2,1.00\n", "CELL_WITHOUT_UNIT"),
        ("weight up to [kg],price\n2,1.00\n", "CELL_WITHOUT_UNIT"),
        ("weight up to [cm],price [GBP]\n2,1.00\n", "UNIT_MISMATCH"),
        ("weight up to [kgs],price [GBP]\n2,1.00\n", "BAD_VALUE"),
        ("weight is,price [GBP]\n2,1.00\n", "KIND_MISMATCH"),
        ("hazmat up to,price [GBP]\nyes,1.00\n", "KIND_MISMATCH"),
        ("service starts with [kg],price [GBP]\na,1.00\n", "KIND_MISMATCH"),
        ("serv is,price [GBP]\na,1.00\n", "UNKNOWN_NAME"),
        ("service is,Price [GBP]\na,1.00\n", "BAD_VALUE"),
        ("service:UK is,price [GBP]\na,1.00\n", "BAD_VALUE"),
        ("service is,price [GBP]\na,one\n", "BAD_CELL"),
        ("order_date at least,price [GBP]\nspring,1.00\n", "BAD_CELL"),
        ("price [GBP],price [EUR]\n1.00,1.00\n", "DUPLICATE_HEADING"),
        ("price [GBP],at_least [EUR]\n1.00,1.00\n", "CURRENCY_MISMATCH"),
        ("service is,price [GBP]\na,1.00,\nb,1.00\n", "RAGGED_ROW"),
        ("", "UNREADABLE"),
    ],
)
def test_tables_that_cannot_be_read(table: str, code: str) -> None:
    assert codes_of(FEE, t=table)[:1] == [code]
