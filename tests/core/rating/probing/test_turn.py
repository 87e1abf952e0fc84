"""Where a number crosses a limit, in steps of its driver."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quittance.core.rating.probing.turn import Turn, turn

STRIDES = [0, 1, 4, 16, 64, 256]


def sides(first: int, last: int) -> list[int]:
    """At the limit from `first` up to and including `last`; a step over it where `last` is less."""
    return [(step > last) - (step < first) for step in range(257)]


@given(first=st.integers(1, 200), width=st.integers(0, 40), belongs=st.booleans(), falls=st.booleans())
def test_the_three_are_next_to_each_other(first: int, width: int, belongs: bool, falls: bool) -> None:
    line = sides(first, first + width - 1)
    if falls:
        line.reverse()
    found = turn(
        lambda step: line[step] if 0 <= step < len(line) else None,
        STRIDES,
        belongs=belongs,
    )
    assert found is not None
    below, at, above = found.steps
    assert below is not None
    assert above is not None
    assert (line[below], line[above]) == (-1, 1)
    if at is None:
        assert abs(below - above) == 1
    else:
        assert line[at] == 0
        assert abs((above if belongs else below) - at) == 1


def test_a_number_that_never_crosses_has_no_turn() -> None:
    assert turn(lambda step: -1, STRIDES, belongs=True) is None
    assert turn(lambda step: None, STRIDES, belongs=True) is None


def test_beyond_the_last_number_there_is_the_first_that_does_not_come_about() -> None:
    line = [-1, -1, 0, 0]
    found = turn(lambda step: line[step] if step < 4 else None, [0, 1, 2], belongs=True)
    assert found == Turn(1, 3, 4)


def test_strides_grow() -> None:
    assert all(low < high for low, high in pairwise(STRIDES))
