"""What becomes of a charge by what happened: due, not due yet, reversed or waived."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from quittance.core.status.standing import Event, Standing, standing
from quittance.core.status.words import CANCELLED, LOST, reason_of, same_word

FOUND_AGAIN = "found_again"
CLAWED_BACK = "clawed_back"
WAIVED = {"liable_party": "waived_by_liability"}
WAIVED_OTHERWISE = "waived_by_decision"


class State(StrEnum):
    """What a charge is."""

    DUE = "due"
    NOT_DUE = "not_due"
    REVERSED = "reversed"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer that governs a question about the subject."""

    id: str
    decides: str
    answer: str
    business_date: date
    at: datetime


@dataclass(frozen=True, slots=True)
class ChargeTerms:
    """What a charge hangs on: the event that makes it due, those that take it back, or claw an offer back,
    and the answers that waive it, by their question.
    """

    trigger: str
    reversed_by: tuple[str, ...] = ()
    claw_back: tuple[str, ...] = ()
    waived_by: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """The state of a charge, the event or decision that decides it, its day, and why."""

    state: State
    by: str | None
    on: date | None
    reason: str


def derive(terms: ChargeTerms, events: Sequence[Event], decisions: Sequence[Decision] = ()) -> Derived:
    """The state by events as `as_known` gives them and the decisions that govern.

    1. What makes it due has not happened: not due. The reason is the last thing that did happen.
    2. What made it due was undone (a lost parcel was found): reversed by what undid it.
    3. What takes it back has happened and stands: reversed by the first of these.
    4. A decision waives it: waived.
    5. Else it is due: by its trigger, or again by what undid a loss in between.
    """
    found = standing(events)
    made = found.get(same_word(terms.trigger))
    if made is None:
        return Derived(State.NOT_DUE, None, None, reason_of(events[-1].word) if events else "")
    if made.undone_by is not None:
        return _by(State.REVERSED, made.undone_by, _undone(made))
    taken = [(one, reason) for one, reason in _taken_back(terms, found) if one.stands]
    if taken:
        one, reason = min(taken, key=lambda pair: (pair[0].first.place, pair[1] == CLAWED_BACK))
        return _by(State.REVERSED, one.first, reason)
    waived = [one for one in decisions if (one.decides, one.answer) in terms.waived_by]
    if waived:
        first = min(waived, key=lambda one: (one.at, one.id))
        return Derived(
            State.WAIVED, first.id, first.business_date, WAIVED.get(first.decides, WAIVED_OTHERWISE)
        )
    lost = found.get(LOST)
    if lost is not None and lost.undone_by is not None and LOST in map(same_word, terms.reversed_by):
        return _by(State.DUE, lost.undone_by, FOUND_AGAIN)
    return _by(State.DUE, made.first, reason_of(made.first.word))


def _taken_back(terms: ChargeTerms, found: Mapping[str, Standing]) -> list[tuple[Standing, str]]:
    pairs = [(same_word(word), "") for word in terms.reversed_by]
    pairs += [(same_word(word), CLAWED_BACK) for word in terms.claw_back]
    return [(found[word], reason or reason_of(word)) for word, reason in pairs if word in found]


def _undone(made: Standing) -> str:
    return FOUND_AGAIN if made.first.word == LOST else reason_of(CANCELLED)


def _by(state: State, event: Event, reason: str) -> Derived:
    return Derived(state, event.id, event.business_date, reason)
