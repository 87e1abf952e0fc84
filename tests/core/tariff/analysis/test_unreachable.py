"""Rows that nobody reaches; the quick answer is compared with looking at every earlier row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quittance.core.tariff.analysis.unreachable import unreachable
from tests.core.tariff.analysis.cards import card, plan_of


def told(text: str) -> list[tuple[str, int | None]]:
    found = unreachable(plan_of(card(text)))
    return [(finding.code, finding.place.line if finding.place else None) for finding in found]


def test_a_row_below_a_wider_one_is_never_reached() -> None:
    assert told("weight up to [kg], price [GBP]\n5,1\n2,1\n10,1") == [("ROW_NEVER_REACHED", 3)]


def test_the_same_row_twice_is_reached_once() -> None:
    assert told("zone is, weight up to [kg], price [GBP]\na,5,1\nb,5,1\na,5,2") == [("ROW_NEVER_REACHED", 4)]


def test_a_catch_all_above_takes_everything() -> None:
    assert told("zone is, price [GBP]\n,1\na,2") == [("ROW_NEVER_REACHED", 3)]
    assert not told("zone is, price [GBP]\na,2\n,1")


def test_words_taken_one_by_one_leave_nothing_to_their_list() -> None:
    assert told("zone is, price [GBP]\na,1\nb,1\na|b,2") == [("ROW_NEVER_REACHED", 4)]
    assert not told("zone is, price [GBP]\na,1\na|b,2")


def test_yes_and_no_leave_nothing_to_any() -> None:
    assert told("media is, price [GBP]\nyes,1\nno,1\n,2") == [("ROW_NEVER_REACHED", 4)]


def test_two_bands_together_can_cover_a_third() -> None:
    text = "weight over [kg], weight up to [kg], price [GBP]\n0,5,1\n5,10,1\n2,9,1\n9,11,1"
    assert told(text) == [("ROW_NEVER_REACHED", 4)]


def test_several_limits_must_all_be_wider() -> None:
    text = "longest up to [cm], weight up to [kg], price [GBP]\n60,5,1\n90,2,1\n50,4,1\n80,3,1"
    assert told(text) == [("ROW_NEVER_REACHED", 4)]


def test_a_longer_prefix_is_reached_below_a_shorter() -> None:
    assert not told("dest_postcode starts with, price [GBP]\nA,1\nAB,2\n,3")
    assert told("dest_postcode starts with, price [GBP]\nAB,1\nAB|C,2\nAB,3") == [("ROW_NEVER_REACHED", 4)]


def test_editions_are_apart() -> None:
    assert not told("from, zone is, price [GBP]\n2025-01-01,a,1\n2026-01-01,a,2")


def test_rising_lower_limits_are_told_once_with_the_way_out() -> None:
    text = "weight at least [kg], price [GBP]\n0,1\n5,2\n10,3"
    (finding,) = unreachable(plan_of(card(text)))
    assert finding.code == "ASCENDING_LIMITS"
    assert finding.message.startswith("2 rows are never reached: `weight at least` rises down the sheet")
    assert "highest limit at the top" in finding.hint
    assert not told("weight at least [kg], price [GBP]\n10,3\n5,2\n0,1")


cells = st.tuples(
    st.sampled_from(["", "a", "b", "a|b"]),
    st.sampled_from(["", "1", "2", "3"]),
    st.sampled_from(["", "4", "5", "6"]),
    st.sampled_from(["", "1", "2"]),
)


@given(st.lists(cells, min_size=1, max_size=8))
def test_nothing_is_told_of_a_row_that_somebody_reaches(rows: list[tuple[str, str, str, str]]) -> None:
    """Every combination of values that can matter is tried: the topmost fitting row is read."""
    text = "zone is, weight at least [kg], weight up to [kg], longest up to [m], price [GBP]\n" + "\n".join(
        ",".join(row) + ",1" for row in rows
    )
    reached = set()
    for zone in "abc":
        for half_kilos in range(14):
            for half_metres in range(6):
                for number, (zones, low, high, long) in enumerate(rows, start=2):
                    if (
                        (not zones or zone in zones.split("|"))
                        and (not low or half_kilos >= 2 * int(low))
                        and (not high or half_kilos <= 2 * int(high))
                        and (not long or half_metres <= 2 * int(long))
                    ):
                        reached.add(number)
                        break
    assert not reached & {line for _, line in told(text)}
