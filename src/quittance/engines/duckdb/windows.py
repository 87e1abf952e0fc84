"""Which plan prices a fact: for every tariff the windows of days in which each of its versions holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quittance.core.tariff.plan import Plan


@dataclass(frozen=True, slots=True)
class Window:
    """Half-open days [starts, ends) in which `plan` (a position) prices the facts of its tariff; None goes
    on.
    """

    tariff: str
    plan: int
    starts: date
    ends: date | None


def windows(plans: Sequence[Plan], known_at: date | None = None) -> list[Window]:
    """Disjoint windows: where versions of one tariff overlap the one that starts last holds. Versions not yet
    known on
    `known_at` are left out."""
    result: list[Window] = []
    for tariff in dict.fromkeys(plan.header.tariff for plan in plans):
        known = [
            (position, plan.header)
            for position, plan in enumerate(plans)
            if plan.header.tariff == tariff
            and (known_at is None or plan.header.known_from is None or plan.header.known_from <= known_at)
        ]
        days = sorted({day for _, header in known for day in (header.starts, header.ends) if day is not None})
        for at, starts in enumerate(days):
            holding = [
                (header.starts, position)
                for position, header in known
                if header.starts <= starts and (header.ends is None or starts < header.ends)
            ]
            if holding:
                result.append(
                    Window(tariff, max(holding)[1], starts, days[at + 1] if at + 1 < len(days) else None)
                )
    return result
