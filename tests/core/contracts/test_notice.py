"""Prices of sellers rise after notice and never for the past; everything else passes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.core.contracts.effect import Kind
from quittance.core.contracts.notice import Gate, Verdict, gate

MARCH_25 = date(2026, 3, 25)


def asked(**changed: object) -> Gate:
    said: dict[str, object] = {
        "side": "sell",
        "kind": Kind.INCREASE,
        "starts": date(2026, 4, 9),
        "today": MARCH_25,
        "delivered_on": MARCH_25,
        "notice_days": 15,
        "stated": False,
        **changed,
    }
    return gate(said.pop("side"), said.pop("kind"), **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, Verdict.PASSES),
        ({"starts": date(2026, 4, 1)}, Verdict.NOTICE_TOO_SHORT),
        ({"starts": date(2026, 4, 8)}, Verdict.NOTICE_TOO_SHORT),
        ({"delivered_on": None}, Verdict.NOTICE_MISSING),
        ({"starts": MARCH_25, "delivered_on": date(2026, 1, 1)}, Verdict.RETROACTIVE),
        ({"starts": MARCH_25, "delivered_on": date(2026, 1, 1), "side": "buy"}, Verdict.PASSES),
        ({"starts": MARCH_25, "delivered_on": None, "kind": Kind.DECREASE}, Verdict.PASSES),
        ({"delivered_on": None, "kind": Kind.UNKNOWN}, Verdict.NOTICE_MISSING),
        ({"delivered_on": None, "kind": Kind.UNKNOWN, "stated": True}, Verdict.PASSES),
        ({"delivered_on": None, "stated": True}, Verdict.NOTICE_MISSING),
        ({"delivered_on": date(2026, 3, 26), "notice_days": 14}, Verdict.PASSES),
    ],
)
def test_the_gate(changed: dict[str, object], verdict: Verdict) -> None:
    assert asked(**changed).verdict is verdict


DAYS = st.integers(0, 60).map(lambda number: MARCH_25 + timedelta(days=number))


@given(DAYS, DAYS, DAYS, st.integers(0, 40))
def test_what_passes_was_noticed_in_time_and_lies_ahead(
    starts: date, today: date, delivered_on: date, notice_days: int
) -> None:
    found = asked(starts=starts, today=today, delivered_on=delivered_on, notice_days=notice_days)
    in_time = starts > today and (starts - delivered_on).days >= notice_days
    assert (found.verdict is Verdict.PASSES) == in_time
    assert found.earliest is not None
    again = asked(starts=found.earliest, today=today, delivered_on=delivered_on, notice_days=notice_days)
    assert again.verdict is Verdict.PASSES
