from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.kernel.finding import Finding, Place, Severity

optional_numbers = st.none() | st.integers(1, 30)
places = st.builds(
    Place,
    file=st.sampled_from(["a.csv", "b.csv"]),
    line=optional_numbers,
    column=optional_numbers,
    sheet=st.none() | st.sampled_from(["fees", "zones"]),
    cell=st.none() | st.sampled_from(["A1", "B9", "B10", "AA2", "odd"]),
)
findings = st.builds(
    Finding,
    code=st.sampled_from(["NO_PRICE", "NO_ROW"]),
    message=st.sampled_from(["x", "y"]),
    place=st.none() | places,
    hint=st.sampled_from(["", "do"]),
    severity=st.sampled_from(Severity),
)


def shuffled(things: list[Any]) -> list[Any]:
    return random.Random(7).sample(things, len(things))


@given(st.lists(findings, max_size=8), st.randoms())
def test_findings_have_one_order(given_findings: list[Finding], shuffler: random.Random) -> None:
    expected = sorted(given_findings)
    shuffled = list(given_findings)
    shuffler.shuffle(shuffled)
    assert [finding.sort_key() for finding in sorted(shuffled)] == [
        finding.sort_key() for finding in expected
    ]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("fees.csv"), "fees.csv"),
        (Place("fees.csv", 8), "fees.csv:8"),
        (Place("fees.csv", 8, 3), "fees.csv:8:3"),
        (Place("fees.csv", column=3), "fees.csv"),
        (Place("card.xlsx", sheet="fees"), "card.xlsx, sheet fees"),
        (Place("card.xlsx", sheet="fees", cell="C8"), "card.xlsx, sheet fees, cell C8"),
    ],
)
def test_a_place_is_printed_as_its_owner_looks_it_up(place: Place, text: str) -> None:
    assert str(place) == text


def test_a_finding_is_one_line_or_two() -> None:
    place = Place("fees.csv", 8)
    assert (
        str(Finding("NO_PRICE", "Zone 4 has no price.", place))
        == "fees.csv:8: error NO_PRICE: Zone 4 has no price."
    )
    assert str(Finding("NO_PRICE", "Zone 4 has no price.", hint="Add one.", severity=Severity.WARNING)) == (
        "warning NO_PRICE: Zone 4 has no price.\n    Add one."
    )


def test_places_sort_in_reading_order() -> None:
    in_order = [
        Place("card.xlsx"),
        Place("card.xlsx", sheet="fees"),
        Place("card.xlsx", sheet="fees", cell="A8"),
        Place("card.xlsx", sheet="fees", cell="Z8"),
        Place("card.xlsx", sheet="fees", cell="AA8"),
        Place("card.xlsx", sheet="fees", cell="A10"),
        Place("card.xlsx", sheet="zones", cell="A1"),
        Place("fees.csv"),
        Place("fees.csv", 8),
        Place("fees.csv", 8, 3),
        Place("fees.csv", 10),
    ]
    assert sorted(shuffled(in_order)) == in_order


def test_findings_sort_by_place_then_the_worst_first_then_by_code() -> None:
    early, late = Place("fees.csv", 2), Place("fees.csv", 10)
    in_order = [
        Finding("Z", "about the whole delivery"),
        Finding("B", "x", early),
        Finding("C", "x", early),
        Finding("A", "x", early, severity=Severity.WARNING),
        Finding("A", "x", early, severity=Severity.NOTICE),
        Finding("A", "x", late),
        Finding("A", "x", late, hint="z"),
        Finding("A", "y", late),
    ]
    assert sorted(shuffled(in_order)) == in_order


def test_a_finding_is_an_error_unless_said_otherwise() -> None:
    assert Finding("NO_PRICE", "Zone 4 has no price.").severity is Severity.ERROR


def test_a_place_has_the_row_of_its_line_or_of_its_cell() -> None:
    assert Place("fees.csv", 8, 3).row == 8
    assert Place("card.xlsx", sheet="fees", cell="AC12").row == 12
    assert Place("tariff.toml").row is None
