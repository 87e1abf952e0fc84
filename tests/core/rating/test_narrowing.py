"""A narrowed look finds what a look through every row finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quittance.core.rating.result import LineResult
from quittance.core.tariff.features.own_cell import OwnCell
from tests.support.plans import PARCEL, Sheet
from tests.support.rows import rate_one

WORDS = st.text("AB", min_size=1, max_size=3)
CELLS = st.lists(WORDS, max_size=2).map("|".join)
ROWS = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=12)


def _found(rows: list[tuple[str, str]], market: str, postcode: str) -> LineResult:
    sheet = Sheet()
    sheet.table(
        "card",
        "market is, dest_postcode starts with, found",
        *[f"{words}, {prefixes}, {at}" for at, (words, prefixes) in enumerate(rows)],
    )
    sheet.lookup("found", OwnCell("found"), table="card", scope=PARCEL)
    return rate_one(sheet, market=market, dest_postcode=postcode).line("found")


def _plainly(rows: list[tuple[str, str]], market: str, postcode: str) -> str | None:
    best, longest = None, -1
    for at, (words, prefixes) in enumerate(rows):
        matched = [len(prefix) for prefix in prefixes.split("|") if postcode.startswith(prefix)]
        if (not words or market in words.split("|")) and matched and max(matched) > longest:
            best, longest = str(at), max(matched)
    return best


@given(ROWS, WORDS, st.text("AB", min_size=1, max_size=5))
def test_against_a_plain_search(rows: list[tuple[str, str]], market: str, postcode: str) -> None:
    assert _found(rows, market, postcode).value == _plainly(rows, market, postcode)


def test_a_table_without_rows_has_none() -> None:
    assert _found([], "A", "A").refusal == "NO_ROW"
