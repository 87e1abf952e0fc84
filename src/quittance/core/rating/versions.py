"""Which version of a tariff prices a fact: in force on its pricing date, and known by then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from quittance.core.facts.row import FactRow
from quittance.core.rating.refusals import Code
from quittance.core.tariff.plan import Header, Plan

KNOWN = "known_date"
"""The fact that says when the subject became known to us."""


@dataclass(frozen=True, slots=True)
class NoVersion:
    """The answer where no version can be chosen: NO_VERSION, or MISSING_FACT without the pricing date.

    about   the tariff, or the date fact that is missing.
    """

    code: Code
    about: str


def choose(plans: Iterable[Plan], row: FactRow, known_at: date | None = None) -> Plan | NoVersion:
    """The version among `plans` (of one tariff) that prices this row.

    In force: its period, half-open, contains the row's date by `price_date_of`. Known: its `known_from`
    is not after `known_at`, by default the row's known date, else its pricing date. Of several the one that
    starts latest wins; of equal starts the one known latest, then the one named last.
    """
    best: Plan | None = None
    missing, tariff = "", ""
    for plan in plans:
        header, tariff = plan.header, plan.header.tariff
        fact = price_date_of(plan, row.subject)
        day = row.values.get(fact)
        if not isinstance(day, date):
            missing = missing or fact
        elif _is_in_force(header, day) and _is_known(header, known_at or _known(row, day)):
            best = plan if best is None or _rank(plan) >= _rank(best) else best
    if best is not None:
        return best
    return NoVersion(Code.MISSING_FACT, missing) if missing else NoVersion(Code.NO_VERSION, tariff)


def price_date_of(plan: Plan, subject: str) -> str:
    """The date fact that picks the version for rows of that kind: the header's, or that of the kind's own
    lines.
    """
    header = plan.header
    if subject == header.subject:
        return header.price_date
    own = (line.price_date for line in plan.lines if line.scope.subject == subject)
    return next(own, header.price_date)


def _is_in_force(header: Header, day: date) -> bool:
    return header.starts <= day and (header.ends is None or day < header.ends)


def _is_known(header: Header, at: date) -> bool:
    return header.known_from is None or header.known_from <= at


def _known(row: FactRow, day: date) -> date:
    known = row.values.get(KNOWN)
    return known if isinstance(known, date) else day


def _rank(plan: Plan) -> tuple[date, date]:
    return plan.header.starts, plan.header.known_from or date.min
