"""States by what happened, not by the order in which it was told; the situations of the settlement model."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quittance.core.status.contradictions import CODES, contradictions
from quittance.core.status.machine import ChargeTerms, Decision, State, derive
from quittance.core.status.standing import Event, as_known, standing
from tests.support.happenings import LATER, START, events, terms


def happened(id: str, event: str, at: str, known: str = "") -> Event:
    when = datetime.fromisoformat(f"2026-{at}").replace(tzinfo=UTC)
    known_at = datetime.fromisoformat(f"2026-{known}").replace(tzinfo=UTC) if known else when
    return Event(id, "feeds", event, when, when.date(), known_at)


def state(terms: ChargeTerms, *told: Event, at: datetime = LATER, decisions: Any = ()) -> tuple[Any, ...]:
    found = derive(terms, as_known(told, at), decisions)
    return found.state, found.by, found.reason


LABEL_FEE = ChargeTerms("label_made", reversed_by=("label_cancelled",))
SCAN_FEE = ChargeTerms("first_scan", reversed_by=("lost",))


def test_a_label_cancelled_before_anybody_scanned_it_is_not_charged() -> None:
    """Situation 4."""
    made = happened("E1", "label_made", "03-01T10:00")
    cancelled = happened("E2", "label_cancelled", "03-02T09:30")
    assert state(LABEL_FEE, made) == (State.DUE, "E1", "label_made")
    assert state(LABEL_FEE, made, cancelled) == (State.REVERSED, "E2", "cancelled_unscanned")
    assert state(SCAN_FEE, made, cancelled) == (State.NOT_DUE, None, "cancelled_unscanned")
    late = happened("E3", "first_scan", "03-01T18:00", known="03-09T00:00")
    assert state(LABEL_FEE, made, cancelled, late) == (State.DUE, "E1", "label_made")


def test_lost_takes_back_and_found_takes_that_back() -> None:
    """Situation 7."""
    told = [happened("E1", "first_scan", "03-10T18:00"), happened("E2", "lost", "04-07T00:00")]
    compensation = ChargeTerms("lost")
    assert state(SCAN_FEE, *told) == (State.REVERSED, "E2", "lost")
    assert state(compensation, *told) == (State.DUE, "E2", "lost")
    told += [happened("E3", "found", "04-17T08:00"), happened("E4", "delivered", "04-17T15:00")]
    assert state(SCAN_FEE, *told) == (State.DUE, "E3", "found_again")
    assert state(compensation, *told) == (State.REVERSED, "E3", "found_again")
    told.append(happened("E5", "lost", "04-20T00:00"))
    assert state(compensation, *told) == (State.DUE, "E5", "lost")


def test_a_decision_waives_and_the_latest_answer_governs() -> None:
    """Situation 16: the caller hands over the answer that governs."""
    label = ChargeTerms("return_received", waived_by=(("liable_party", "vendor"),))
    back = happened("E2", "return_received", "04-03T15:00")
    for answer, expected in (("vendor", State.WAIVED), ("undecided", State.DUE)):
        decision = Decision("D", "liable_party", answer, date(2026, 4, 20), LATER)
        assert state(label, back, decisions=[decision])[0] is expected


def test_an_offer_is_clawed_back() -> None:
    offer = ChargeTerms("delivered", claw_back=("half_returned",))
    told = [happened("E2", "delivered", "03-12T11:00"), happened("E3", "half_returned", "04-07T10:00")]
    assert state(offer, *told) == (State.REVERSED, "E3", "clawed_back")


def named(told: list[Event]) -> list[tuple[str, str, str | None]]:
    """The contradictions by their code and the names of their events."""
    found = contradictions(as_known(told, LATER))
    return [(one.code, one.event.id, one.other.id if one.other else None) for one in found]


@given(events(), terms, st.randoms())
def test_the_order_of_arrival_changes_nothing(found: list[Event], drawn: ChargeTerms, chance: Any) -> None:
    """The same events, told at other moments and in another order, come to the same."""
    once = list({(one.id, one.source): one for one in found}.values())
    moments = [one.known_at for one in once]
    chance.shuffle(moments)
    told = [replace(one, known_at=moment) for one, moment in zip(once, moments, strict=True)]
    chance.shuffle(told)
    assert derive(drawn, as_known(told, LATER)) == derive(drawn, as_known(once, LATER))
    assert [
        (one.code, one.event.id, one.other and one.other.id) for one in contradictions(as_known(told, LATER))
    ] == [
        (one.code, one.event.id, one.other and one.other.id) for one in contradictions(as_known(once, LATER))
    ]


@given(events(), terms)
def test_what_is_due_has_happened_and_what_is_reversed_was_due(
    found: list[Event], drawn: ChargeTerms
) -> None:
    known = as_known(found, LATER)
    derived = derive(drawn, known)
    if derived.state is State.NOT_DUE:
        assert derived.by is None
    else:
        assert derived.by in {one.id for one in known}
    assert derive(ChargeTerms("never"), known).state is State.NOT_DUE


@given(events())
def test_only_losses_and_cancellations_are_ever_undone(found: list[Event]) -> None:
    for word, one in standing(as_known(found, LATER)).items():
        assert one.stands or word in ("lost", "cancelled")


SCAN = happened("S", "first_scan", "03-02T08:00")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("DELIVERED_UNHANDLED", [happened("D", "delivered", "03-05T10:00")]),
        ("DELIVERED_FIRST", [SCAN, happened("D", "delivered", "03-01T10:00")]),
        (
            "DELIVERED_TWICE",
            [SCAN, happened("D", "delivered", "03-05T10:00"), happened("D2", "delivered", "03-07T10:00")],
        ),
        (
            "DELIVERED_AFTER_LOSS",
            [SCAN, happened("L", "lost", "03-05T10:00"), happened("D", "delivered", "03-07T10:00")],
        ),
        (
            "CANCELLED_AFTER_DELIVERY",
            [SCAN, happened("D", "delivered", "03-05T10:00"), happened("C", "cancelled", "03-07T10:00")],
        ),
        ("CANCELLED_BUT_SEEN", [happened("C", "label_cancelled", "03-01T10:00"), SCAN]),
    ],
)
def test_events_that_contradict_each_other_are_found(code: str, told: list[Event]) -> None:
    assert code in CODES
    assert [one.code for one in contradictions(as_known(told, LATER))] == [code]


def test_found_before_delivery_is_no_contradiction() -> None:
    told = [
        SCAN,
        happened("L", "lost", "03-05T10:00"),
        happened("F", "found", "03-06T10:00"),
        happened("D", "delivered", "03-07T10:00"),
        happened("D", "delivered", "03-07T10:00", known="03-09T00:00"),
    ]
    assert contradictions(as_known(told, LATER)) == []
    assert START < LATER
