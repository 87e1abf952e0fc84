"""Which version of a contract holds on which days, as known now."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import Generic, TypeVar

from quittance.kernel.period import Period

Id = TypeVar("Id", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Dated(Generic[Id]):
    """A version by its days, half-open. `ends` says that from `starts` on the contract has no version at
    all, as far as was known then.
    """

    id: Id
    starts: date
    until: date | None
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Span(Generic[Id]):
    """Days on which one version holds."""

    id: Id
    days: Period


def cut(versions: Sequence[Dated[Id]]) -> list[Dated[Id]]:
    """The versions with prices, cut short where the contract was ended later than they became known.

    `versions` are in the order in which they became known.
    """
    kept: list[Dated[Id]] = []
    for version in versions:
        if not version.ends:
            kept.append(version)
            continue
        day = version.starts
        kept = [
            one if one.until is not None and one.until <= day else replace(one, until=day)
            for one in kept
            if one.starts < day
        ]
    return kept


def timeline(versions: Sequence[Dated[Id]]) -> list[Span[Id]]:
    """The stretches of days with the version that holds: of several the one that begins last, of those the
    one known last. Days without any are left out.
    """
    kept = cut(versions)
    bounds = sorted({day for one in kept for day in (one.starts, one.until) if day is not None})
    spans: list[Span[Id]] = []
    for day, after in zip_longest(bounds, bounds[1:]):
        assert day is not None
        holding = holding_on(kept, day)
        if holding is None:
            continue
        if spans and spans[-1].id == holding.id and spans[-1].days.end == day:
            spans[-1] = Span(holding.id, Period(spans[-1].days.start, after))
        else:
            spans.append(Span(holding.id, Period(day, after)))
    return spans


def holding_on(kept: Sequence[Dated[Id]], day: date) -> Dated[Id] | None:
    """The one of `cut` versions that holds on the day."""
    found = None
    for one in kept:
        inside = one.starts <= day and (one.until is None or day < one.until)
        if inside and (found is None or one.starts >= found.starts):
            found = one
    return found


def before(versions: Sequence[Dated[Id]], day: date) -> Dated[Id] | None:
    """What a version that begins on `day` follows: what holds on it, else what held last before it."""
    kept = cut(versions)
    holding = holding_on(kept, day)
    if holding is not None:
        return holding
    spans = [span for span in timeline(versions) if span.days.start < day]
    return next((one for one in kept if spans and one.id == spans[-1].id), None)
