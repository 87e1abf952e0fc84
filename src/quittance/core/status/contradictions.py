"""Events of one subject that cannot all be true, or that should not happen together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from quittance.core.status.standing import Event, Standing, standing
from quittance.core.status.words import CANCELLED, DELIVERED, FOUND, HANDLED, LOST, SEEN


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Its code, and the two events that it is about; the second is None where the other one is missing."""

    code: str
    event: Event
    other: Event | None = None


def contradictions(events: Sequence[Event]) -> list[Contradiction]:
    """All of them, of events as `as_known` gives them, by code.

    DELIVERED_UNHANDLED       delivered, and nobody ever had it in hands.
    DELIVERED_FIRST           delivered before anybody had it in hands.
    DELIVERED_TWICE           delivered on two days.
    DELIVERED_AFTER_LOSS      delivered after it was lost, and nobody found it in between.
    CANCELLED_AFTER_DELIVERY  cancelled although it had been delivered.
    CANCELLED_BUT_SEEN        cancelled, and seen: the cancellation does not count.
    """
    found = standing(events)
    told = [(code, check(events, found)) for code, check in sorted(_CHECKS.items())]
    return [Contradiction(code, *pair) for code, pair in told if pair is not None]


Pair = tuple[Event, Event | None]
Check = Callable[[Sequence[Event], Mapping[str, Standing]], Pair | None]


def _unhandled(events: Sequence[Event], found: Mapping[str, Standing]) -> Pair | None:
    delivered = found.get(DELIVERED)
    if delivered is None or any(one.word in HANDLED for one in events):
        return None
    return delivered.first, None


def _first(events: Sequence[Event], found: Mapping[str, Standing]) -> Pair | None:
    delivered = found.get(DELIVERED)
    handled = [one for one in events if one.word in HANDLED]
    if delivered is None or not handled or handled[0].at <= delivered.first.at:
        return None
    return delivered.first, handled[0]


def _twice(events: Sequence[Event], found: Mapping[str, Standing]) -> Pair | None:
    delivered = found.get(DELIVERED)
    if delivered is None or delivered.first.business_date == delivered.last.business_date:
        return None
    return delivered.first, delivered.last


def _after_loss(events: Sequence[Event], found: Mapping[str, Standing]) -> Pair | None:
    lost, delivered = found.get(LOST), found.get(DELIVERED)
    if lost is None or delivered is None or delivered.last.at <= lost.last.at:
        return None
    between = (one for one in events if one.word == FOUND and lost.last.at < one.at <= delivered.last.at)
    return None if any(between) else (delivered.last, lost.last)


def _after_delivery(events: Sequence[Event], found: Mapping[str, Standing]) -> Pair | None:
    cancelled, delivered = found.get(CANCELLED), found.get(DELIVERED)
    if cancelled is None or delivered is None or cancelled.last.at < delivered.first.at:
        return None
    return cancelled.last, delivered.first


def _but_seen(events: Sequence[Event], found: Mapping[str, Standing]) -> Pair | None:
    if CANCELLED not in found or _after_delivery(events, found) is not None:
        return None
    seen = [one for one in events if one.word in SEEN]
    return (found[CANCELLED].last, seen[0]) if seen else None


_CHECKS: dict[str, Check] = {
    "CANCELLED_AFTER_DELIVERY": _after_delivery,
    "CANCELLED_BUT_SEEN": _but_seen,
    "DELIVERED_AFTER_LOSS": _after_loss,
    "DELIVERED_FIRST": _first,
    "DELIVERED_TWICE": _twice,
    "DELIVERED_UNHANDLED": _unhandled,
}

CODES = tuple(_CHECKS)
"""Every code of a contradiction."""
