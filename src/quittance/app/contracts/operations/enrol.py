"""Enrolments from a file into the books."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from quittance.app.contracts.models import Contract, Enrolment
from quittance.app.contracts.queries.enrolments import latest_enrolments
from quittance.app.platform.models import Actor
from quittance.core.contracts.layers import Enrolled


def load_enrolments(rows: Sequence[Enrolled], *, actor: Actor, at: datetime) -> int:
    """Takes in what differs from what is known, and gives how many rows that are. Rows that are not in the
    file any more stay as they are known.
    """
    contracts = {one.code: one for one in Contract.objects.filter(code__in={row.contract for row in rows})}
    known = latest_enrolments(Enrolment.objects.filter(contract__in=contracts.values()))
    new = []
    for row in rows:
        contract = contracts[row.contract]
        key = (contract.pk, row.account, row.starts)
        if key not in known or known[key] != row.until:
            known[key] = row.until
            new.append(
                Enrolment(
                    contract=contract,
                    account=row.account,
                    from_date=row.starts,
                    until_date=row.until,
                    known_at=at,
                    known_by=actor,
                )
            )
    Enrolment.objects.bulk_create(new)
    return len(new)
