"""All terms of a version of a contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from quittance.core.contracts.reading import Table
from quittance.core.contracts.terms.allocation import read_allocation
from quittance.core.contracts.terms.billing import Billing, read_billing
from quittance.core.contracts.terms.disposition import Disposition, read_dispositions
from quittance.core.contracts.terms.exchange import ExchangeRule, read_exchange
from quittance.core.contracts.terms.finality import Finality, read_finality
from quittance.core.contracts.terms.minimum import Minimum, read_minimum
from quittance.core.contracts.terms.payment import PaymentTerms, read_payment
from quittance.core.contracts.terms.service import Service, read_services
from quittance.core.contracts.terms.tolerance import Tolerance, read_tolerances
from quittance.core.contracts.terms.weight import read_billing_weight
from quittance.core.measurements.rule import BillingWeightRule
from quittance.core.rating.allocation import Allocation

NOTICE_DAYS = 15
"""The notice that a marketplace owes its sellers of a change of its terms, unless a contract says otherwise:
Regulation (EU) 2019/1150, article 3(2), which also forbids changes for the past."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed besides prices; what a contract does not say is None or empty.

    time_zone          in which moments become business days.
    notice_days        between the delivery of a notice and a raise of seller's prices.
    back_billing_days  after which nothing can be billed any more that was forgotten.
    claim_days         within which a claim has to be made.
    """

    time_zone: str = "UTC"
    notice_days: int = NOTICE_DAYS
    services: tuple[Service, ...] = ()
    exchange: ExchangeRule | None = None
    payment: PaymentTerms | None = None
    billing: Billing | None = None
    minimum: Minimum | None = None
    tolerances: tuple[Tolerance, ...] = ()
    billing_weight: BillingWeightRule | None = None
    finality: tuple[Finality, ...] = ()
    back_billing_days: int | None = None
    claim_days: int | None = None
    dispositions: tuple[Disposition, ...] = ()
    allocation: Allocation = field(default_factory=Allocation)


def read_terms(table: Table) -> Terms:
    """The terms in the table; whatever is wrong is noted in its findings and left out."""
    zone, notice = _zone(table), table.days("notice")
    terms = Terms(
        time_zone=zone or "UTC",
        notice_days=NOTICE_DAYS if notice is None else notice,
        services=read_services(table.table("services")),
        exchange=read_exchange(table.table("exchange")),
        payment=read_payment(table.table("payment")),
        billing=read_billing(table.table("billing")),
        minimum=read_minimum(table.table("minimum")),
        tolerances=read_tolerances(table.tables("tolerance")),
        billing_weight=read_billing_weight(table),
        finality=read_finality(table.table("finality")),
        back_billing_days=table.days("back_billing"),
        claim_days=table.days("claims"),
        dispositions=read_dispositions(table.table("dispositions")),
        allocation=read_allocation(table.table("allocation")),
    )
    table.done()
    return terms


def terms_of(said: Mapping[str, Any]) -> Terms:
    """The terms of a version in the books, which were checked when they came in."""
    return read_terms(Table("", said, []))


def _zone(table: Table) -> str | None:
    name = table.text("time_zone", '"Europe/London"')
    if name is None:
        return None
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        table.bad("time_zone", '"Europe/London"')
        return None
    return name
