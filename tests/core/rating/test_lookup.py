from __future__ import annotations

from decimal import Decimal

import pytest

from quittance.core.rating.result import LineResult
from quittance.core.tariff.features.own_cell import OwnCell
from quittance.core.tariff.features.test import Test as YesNo
from quittance.core.tariff.features.when import IsYes
from quittance.core.tariff.operand import FactRead
from tests.support.plans import PARCEL, Sheet
from tests.support.rows import rate_one


def _read(headings: str, *rows: str, **facts: object) -> LineResult:
    sheet = Sheet()
    sheet.yes_no("light", YesNo(IsYes(FactRead("media"))), scope=PARCEL)
    sheet.measure("gone", scope=PARCEL, when=IsYes(FactRead("buy.x")))
    sheet.table("card", headings, *rows)
    sheet.lookup("found", OwnCell("found"), table="card", scope=PARCEL)
    return rate_one(sheet, **{"media": False, **facts}).line("found")


def _found(headings: str, *rows: str, **facts: object) -> object:
    line = _read(headings, *rows, **facts)
    return line.value if not line.refusal else line.refusal


@pytest.mark.parametrize(
    ("market", "expected"), [("UK", "a"), ("DE", "b"), ("FR", "b"), ("IT", "c"), ("U", "c"), ("DE|FR", "c")]
)
def test_is_a_word_or_several(market: str, expected: str) -> None:
    assert _found("market is, found", "UK, a", "DE|FR, b", ", c", "IT, never", market=market) == expected


def test_is_a_yes_or_no_of_a_line_above() -> None:
    rows = ("light is, found", "yes, a", "no, b")
    assert [_found(*rows, media=answer) for answer in (True, False)] == ["a", "b"]


def test_is_a_number_written_as_a_word() -> None:
    rows = ("month is, found", "10|11|12, peak", ", off peak")
    assert [_found(*rows, ship_date=f"2026-{month}-01") for month in ("09", "10")] == ["off peak", "peak"]


@pytest.mark.parametrize(
    ("postcode", "expected"),
    [("IV51 9XB", "skye"), ("IV1 1AA", "highlands"), ("I1", "any"), ("IV", "highlands"), ("KW", "highlands")],
)
def test_the_longest_prefix_wins_wherever_it_stands(postcode: str, expected: str) -> None:
    rows = (", any", "IV|KW, highlands", "IV51, skye", "IV51, never")
    assert _found("dest_postcode starts with, found", *rows, dest_postcode=postcode) == expected


def test_of_several_prefix_keys_the_leftmost_decides_first() -> None:
    headings = "origin_postcode starts with, dest_postcode starts with, found"
    rows = ("A, BCD, short", "AB, B, long", "AB, BC, longer")
    found = [
        _found(headings, *rows, origin_postcode="AB1", dest_postcode=dest) for dest in ("BCD", "BX", "AX")
    ]
    assert found == ["longer", "long", "NO_ROW"]


@pytest.mark.parametrize(
    ("weight", "expected"),
    [("0 kg", "a"), ("1 kg", "a"), ("1.001 kg", "b"), ("2 kg", "b"), ("2.5 kg", "NO_ROW")],
)
def test_up_to_is_up_to(weight: str, expected: str) -> None:
    assert _found("weight up to [kg], found", "1, a", "2, b", weight=weight) == expected


@pytest.mark.parametrize(
    ("weight", "expected"),
    [("1 kg", "NO_ROW"), ("1.5 kg", "a"), ("2 kg", "a"), ("3 kg", "b"), ("4 kg", "NO_ROW")],
)
def test_over_at_least_and_under(weight: str, expected: str) -> None:
    headings = "weight over [kg], weight at least [kg], weight under [kg], found"
    assert _found(headings, "1, , 3, a", ", 3, 4, b", weight=weight) == expected


def test_limits_on_words_and_days() -> None:
    rows = ("dest_postcode at least, dest_postcode up to, found", "20000, 20999, corsica", ", , mainland")
    assert [_found(*rows, dest_postcode=code) for code in ("19999", "20000", "20999", "21000")] == [
        "mainland",
        "corsica",
        "corsica",
        "mainland",
    ]
    rows = ("delivered_date under, found", "2026-04-01, old", ", new")
    assert [_found(*rows, delivered_date=f"2026-{day}") for day in ("03-31", "04-01")] == ["old", "new"]


def test_a_limit_in_the_cards_unit_is_exact() -> None:
    rows = ("weight up to [lb], found", "4, light", ", heavy")
    assert [
        _found(*rows, weight=weight) for weight in ("4 lb", "64 oz", "1.81436948 kg", "1.81436949 kg")
    ] == [
        "light",
        "light",
        "light",
        "heavy",
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-12-31", "NO_ROW"),
        ("2025-01-01", "a"),
        ("2025-10-05", "a"),
        ("2025-10-06", "c"),
        ("2026-10-06", "c"),
    ],
)
def test_only_the_latest_edition_exists(day: str, expected: str) -> None:
    rows = ("2025-01-01, 9, a", "2025-10-06, 1, b", "2025-10-06, 9, c")
    assert _found("from, weight up to [kg], found", *rows, weight="5 kg", ship_date=day) == expected


def test_a_row_that_left_an_edition_is_gone() -> None:
    rows = ("2025-01-01, 30, a", "2025-10-06, 20, b")
    assert _found("from, weight up to [kg], found", *rows, weight="25 kg", ship_date="2025-10-06") == "NO_ROW"


def test_a_row_without_edition_belongs_to_all() -> None:
    rows = ("from, market is, found", "2025-01-01, UK, a", ", DE, b")
    assert [_found(*rows, market="DE", ship_date=day) for day in ("2024-01-01", "2026-01-01")] == ["b", "b"]


def test_what_cannot_be_read_refuses() -> None:
    line = _read("market is, weight up to [kg], found", ", , a", market="UK")
    assert (line.refusal, line.about) == ("MISSING_FACT", "weight")
    line = _read("from, found", "2025-01-01, a", ship_date=None)
    assert (line.refusal, line.about) == ("MISSING_FACT", "ship_date")
    line = _read("market is, found", "UK, a", market="DE")
    assert (line.refusal, line.about, line.refused_by) == ("NO_ROW", "card", "found")


def test_what_is_absent_fits_only_an_empty_cell() -> None:
    rows = ("gone up to, found", "1, a", ", b")
    assert _found(*rows) == "b"
    assert _found("buy.x over, found", "1, a") == "NO_ROW"
    assert _found("buy.x over, found", "1, a", buy__x=Decimal(2)) == "a"
