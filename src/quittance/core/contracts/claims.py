"""From a contract with its days and enrolments to the claims that it makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quittance.core.contracts.claim import Claim
from quittance.kernel.period import Period


def claims_of(
    whole: Claim, days: Sequence[Period], enrolled: Mapping[str, Sequence[Period]] | None
) -> list[Claim]:
    """The claims of a contract: one, or with enrolments one for all accounts that have the same days.

    `whole` says by which fact; `days` are those on which it claims at all. `enrolled` gives an account its
    days; an account that the contract does not bind is not claimed, enrolled or not, and neither is a
    subject without the day.
    """
    if enrolled is None:
        return [replace(whole, days=tuple(days))] if days else []
    accounts: dict[tuple[Period, ...], list[str]] = {}
    for account, periods in enrolled.items():
        if account in whole.binds.get("account", [account]):
            accounts.setdefault(tuple(_both(periods, days)), []).append(account)
    return [
        replace(whole, binds={**whole.binds, "account": names}, days=inside, undated=False)
        for inside, names in accounts.items()
        if inside
    ]


def hull(days: Sequence[Period]) -> list[Period]:
    """From the first of these days to the last, gaps included; nothing for none."""
    return [Period(days[0].start, days[-1].end)] if days else []


def _both(periods: Sequence[Period], days: Sequence[Period]) -> list[Period]:
    parts = (one.intersect(other) for one in periods for other in days)
    return [part for part in parts if part is not None]
