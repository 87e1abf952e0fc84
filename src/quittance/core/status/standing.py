"""Which events of a subject stand, whatever the order in which they became known.

`quittance.engines.charges.standing` does the same over columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from quittance.core.status.words import CANCELLED, LOST, SEEN, same_word


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the table of events. A later row of the same `id` and `source` is a correction of it."""

    id: str
    source: str
    event: str
    at: datetime
    business_date: date
    known_at: datetime

    @property
    def word(self) -> str:
        """The word that stands for what happened."""
        return same_word(self.event)

    @property
    def place(self) -> tuple[datetime, str, str]:
        """Where it stands in the order of time; two of one moment are told apart by their names."""
        return (self.at, self.id, self.source)


@dataclass(frozen=True, slots=True)
class Standing:
    """That something happened: its first event, its last one, and what undid it (None: it stands).

    The first loss is the first one since it was seen for the last time, if there is one.
    """

    first: Event
    last: Event
    undone_by: Event | None = None

    @property
    def stands(self) -> bool:
        """Whether nothing undid it."""
        return self.undone_by is None


def as_known(events: Iterable[Event], known_at: datetime) -> list[Event]:
    """Of every event the row that became known last, up to the moment, in order of time."""
    latest: dict[tuple[str, str], Event] = {}
    for one in sorted(events, key=lambda one: (one.known_at, one.place)):
        if one.known_at <= known_at:
            latest[one.id, one.source] = one
    return sorted(latest.values(), key=lambda one: one.place)


def standing(events: Sequence[Event]) -> Mapping[str, Standing]:
    """Word → that it happened, of events as `as_known` gives them.

    * A **loss** is undone by the first time that it was seen after it was lost for the last time.
    * A **cancellation** is undone by the first time that it was seen at all, before or after: who cancels a
      label cannot unmake that somebody carried the parcel.
    * Everything else stands.
    """
    seen = [one for one in events if one.word in SEEN]
    found: dict[str, Standing] = {}
    for one in events:
        before = found.get(one.word)
        found[one.word] = Standing(before.first if before else one, one)
    if LOST in found:
        last = found[LOST].last
        lost = [one for one in events if one.word == LOST]
        since = [one for one in lost if not seen or one.at >= seen[-1].at]
        after = [one for one in seen if one.at > last.at]
        found[LOST] = Standing((since or lost)[0], last, after[0] if after else None)
    if CANCELLED in found:
        cancelled = found[CANCELLED]
        found[CANCELLED] = Standing(cancelled.first, cancelled.last, seen[0] if seen else None)
    return found
