"""Which periods have closed, for tariffs that estimate until then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from quittance.app.contracts.queries.in_force import ContractInForce
from quittance.core.rating.reach import closed_day


def closed_before(contracts: Sequence[ContractInForce], at: datetime) -> date | None:
    """The day that tells which periods had closed at a moment; None if no tariff asks.

    It changes only when a period closes in which some tariff estimates.
    """
    days = [
        day
        for contract in contracts
        for plan in contract.plans
        if (day := closed_day(plan, at.astimezone(ZoneInfo(plan.header.time_zone)).date()))
    ]
    return max(days, default=None)
