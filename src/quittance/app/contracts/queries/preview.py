"""What a draft would change: prices, since when, and whether it may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from quittance.app.contracts.models import ContractVersion
from quittance.app.contracts.queries.dated import approved_versions, dated
from quittance.app.contracts.queries.plans import tariff_of
from quittance.core.contracts.effect import Effect, Kind, effect
from quittance.core.contracts.notice import Gate, gate
from quittance.core.contracts.terms.terms import Terms, terms_of
from quittance.core.contracts.timeline import before
from quittance.core.tariff.difference.change import Difference
from quittance.core.tariff.difference.compare import compare


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft against the version that holds before it.

    predecessor     None for the first version.
    difference      of the prices; None without predecessor, and where the draft ends the contract.
    is_back_dated   it would hold for days that are over, or for today.
    """

    version: ContractVersion
    predecessor: ContractVersion | None
    difference: Difference | None
    effect: Effect
    gate: Gate
    notice_days: int
    delivered_on: date | None
    is_back_dated: bool


def preview(version: ContractVersion, *, at: datetime, stated: bool = False) -> Preview:
    """What the version does to those known before `at`: what is approved in one deed was agreed at once.

    `stated`: the approver says that it raises nothing.
    """
    known = [one for one in approved_versions(version.contract) if one.known_at and one.known_at < at]
    found = before(dated(known), version.from_date)
    predecessor = next((one for one in known if found is not None and one.pk == found.id), None)
    terms = terms_of((predecessor or version).terms)
    difference, seen = _compared(predecessor, version, terms)
    today = at.astimezone(ZoneInfo(terms.time_zone)).date()
    delivered_on = version.notices.order_by("delivered_on").values_list("delivered_on", flat=True).first()
    verdict = gate(
        version.contract.side,
        seen.kind,
        starts=version.from_date,
        today=today,
        delivered_on=delivered_on,
        notice_days=terms.notice_days,
        stated=stated,
    )
    return Preview(
        version,
        predecessor,
        difference,
        seen,
        verdict,
        terms.notice_days,
        delivered_on,
        is_back_dated=predecessor is not None and version.from_date <= today,
    )


def _compared(
    old: ContractVersion | None, new: ContractVersion, terms: Terms
) -> tuple[Difference | None, Effect]:
    if old is None:
        return None, Effect(Kind.FIRST)
    if new.ends:
        return None, Effect(Kind.UNKNOWN, open=("end of the contract",))
    prices = tariff_of(new)
    difference = compare(tariff_of(old), prices)
    return difference, effect(difference, prices.plan, terms, terms_of(new.terms))
