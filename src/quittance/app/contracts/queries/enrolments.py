"""Who is enrolled in which contract, as known at a moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db.models import Max, QuerySet

from quittance.app.contracts.models import Enrolment
from quittance.kernel.period import Period

Key = tuple[int, str, date]


def latest_enrolments(rows: QuerySet[Enrolment]) -> dict[Key, date | None]:
    """Contract, account and first day → the last known first day after (None: goes on)."""
    found = rows.order_by("known_at", "pk").values_list("contract_id", "account", "from_date", "until_date")
    return {(contract, account, starts): until for contract, account, starts, until in found}


def enrolment_mark(known_at: datetime) -> int:
    """A number that tells what was known of enrolments by then: the last row of them, 0 for none."""
    return Enrolment.objects.filter(known_at__lte=known_at).aggregate(last=Max("pk"))["last"] or 0


def enrolled_days(mark: int) -> Mapping[int, Mapping[str, tuple[Period, ...]]]:
    """Contract → account → the days on which it is enrolled, as known at the mark."""
    found: dict[int, dict[str, tuple[Period, ...]]] = {}
    latest = latest_enrolments(Enrolment.objects.filter(pk__lte=mark))
    for (contract, account, starts), until in sorted(latest.items(), key=lambda item: item[0]):
        if until is None or starts < until:
            by_account = found.setdefault(contract, {})
            by_account[account] = (*by_account.get(account, ()), Period(starts, until))
    return found
