"""Which version holds on a day is what reading the versions in the order in which they became known gives."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quittance.core.contracts.timeline import Dated, before, cut, holding_on, timeline

START = date(2026, 1, 1)
DAYS = 12


def day(number: int) -> date:
    return START + timedelta(days=number)


@st.composite
def histories(draw: st.DrawFn) -> list[Dated[int]]:
    versions = []
    for number in range(draw(st.integers(0, 5))):
        starts = draw(st.integers(0, DAYS - 1))
        ends = draw(st.booleans()) and draw(st.booleans())
        length = draw(st.none() | st.integers(1, DAYS))
        until = None if ends or length is None else day(starts + length)
        versions.append(Dated(number, day(starts), until, ends))
    return versions


def told(history: list[Dated[int]], on: date) -> int | None:
    """The rule as a person would apply it to one day: news after news."""
    holding: dict[int, date] = {}  # version → first day
    for version in history:
        if version.ends:
            if version.starts <= on:
                holding.clear()
        elif version.starts <= on and (version.until is None or on < version.until):
            holding[version.id] = version.starts
    return max(holding, key=lambda one: (holding[one], one), default=None)


@given(histories())
def test_each_day_has_the_version_that_news_after_news_gives(history: list[Dated[int]]) -> None:
    spans = timeline(history)
    for number in range(2 * DAYS + 2):
        found = [span.id for span in spans if span.days.contains(day(number))]
        assert found == [one for one in [told(history, day(number))] if one is not None]
        holding = holding_on(cut(history), day(number))
        assert ([] if holding is None else [holding.id]) == found


@given(histories())
def test_stretches_of_one_version_are_one(history: list[Dated[int]]) -> None:
    spans = timeline(history)
    assert all(
        a.days.end is not None
        and (a.days.end < b.days.start or (a.days.end == b.days.start and a.id != b.id))
        for a, b in pairwise(spans)
    )


def test_a_version_follows_what_held_last() -> None:
    first, second = Dated(1, day(0), day(5)), Dated(2, day(7), None)
    assert before([first, second], day(6)) == first
    assert before([first, second], day(9)) == second
    assert before([second], day(6)) is None
    assert before([first, Dated(3, day(2), None, ends=True)], day(9)) == Dated(1, day(0), day(2))
