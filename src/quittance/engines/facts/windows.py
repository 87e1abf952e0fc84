"""Which plan prices a fact: for every tariff the windows of days in which each of its versions holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from quittance.core.tariff.plan import Header, Plan


@dataclass(frozen=True, slots=True)
class Window:
    """Pricing days [starts, ends) and known days [known_from, known_before) for which `plan` (a position)
    prices the facts of its tariff; None goes on without an end.
    """

    tariff: str
    plan: int
    starts: date
    ends: date | None
    known_from: date | None = None
    known_before: date | None = None


def windows(plans: Sequence[Plan], known_at: date | None = None) -> list[Window]:
    """Disjoint windows, as `core.rating.versions.choose` picks: of the versions in force and known the one
    that starts last, then the one known last, then the one named last. With `known_at` all facts are known on
    that day.
    """
    result: list[Window] = []
    for tariff in dict.fromkeys(plan.header.tariff for plan in plans):
        versions = [
            (position, plan.header)
            for position, plan in enumerate(plans)
            if plan.header.tariff == tariff and (known_at is None or _is_known(plan.header, known_at))
        ]
        days = sorted({day for _, header in versions for day in (header.starts, header.ends) if day})
        known = sorted(
            {header.known_from for _, header in versions if header.known_from and known_at is None}
        )
        for starts, ends in pairwise((*days, None)):
            assert starts is not None
            in_force = [
                (header, position)
                for position, header in versions
                if header.starts <= starts and (header.ends is None or starts < header.ends)
            ]
            for since, until in pairwise((None, *known, None)):
                holding = [
                    (header.starts, header.known_from or date.min, position)
                    for header, position in in_force
                    if known_at is not None or _is_known(header, since)
                ]
                if holding:
                    result.append(Window(tariff, max(holding)[2], starts, ends, since, until))
    return result


def _is_known(header: Header, on: date | None) -> bool:
    """Whether the version is known on that day; None is before any day."""
    return header.known_from is None or (on is not None and header.known_from <= on)
