"""Billing periods that no rule gives: a vendor's weeks and months, as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import StringIO

from quittance.core.contracts.findings import found
from quittance.kernel.finding import Finding, Place
from quittance.kernel.period import EmptyPeriod, Period

HEADINGS = ("period", "from", "until")


@dataclass(frozen=True, slots=True)
class BillingPeriod:
    """A period by its name, such as "2026-W14"."""

    name: str
    days: Period


def read_calendar(file: str, text: str, findings: list[Finding]) -> tuple[BillingPeriod, ...]:
    """The periods of a CSV text with the columns period, from, until (the first day after); a finding for
    each row that cannot be read, and for each gap or overlap: every day of a bill lies in one period.
    """
    rows = list(csv.reader(StringIO(text)))
    if not rows or tuple(rows[0]) != HEADINGS:
        findings.append(
            found("TERM_BAD_VALUE", f"{file} has not the columns {', '.join(HEADINGS)}.", Place(file, 1))
        )
        return ()
    periods: list[BillingPeriod] = []
    for line, row in enumerate(rows[1:], start=2):
        place = Place(file, line)
        try:
            name, starts, ends = row
            days = Period(date.fromisoformat(starts), date.fromisoformat(ends))
        except (ValueError, EmptyPeriod):
            example = "Write 2026-W14,2026-04-01,2026-04-08: name, first day, first day after."
            findings.append(found("TERM_BAD_VALUE", f"{','.join(row)} is no period.", place, example))
            continue
        if periods and periods[-1].days.end != days.start:
            findings.append(
                found(
                    "CALENDAR_BROKEN",
                    f"{name} begins on {days.start}, {periods[-1].name} ends before {periods[-1].days.end}.",
                    place,
                )
            )
        periods.append(BillingPeriod(name, days))
    return tuple(periods)


def split(days: Period, periods: Iterable[BillingPeriod]) -> list[tuple[BillingPeriod, Period]]:
    """The stretches of `days` by the billing period that they lie in: a week that straddles two months
    accrues in both.
    """
    parts = ((period, days.intersect(period.days)) for period in periods)
    return [(period, part) for period, part in parts if part is not None]
