"""What is agreed besides prices, by the version that holds on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from quittance.app.contracts.models import ContractVersion
from quittance.app.contracts.queries.dated import KNOWN_ORDER, dated
from quittance.core.contracts.terms.terms import Terms, terms_of
from quittance.core.contracts.timeline import timeline


def terms_in_force(ids: Sequence[int], day: date) -> dict[str, Terms]:
    """The terms of each contract of these versions: those that hold on the day, else the last that did
    before it, else the first that will.
    """
    by_contract: dict[str, list[ContractVersion]] = {}
    rows = ContractVersion.objects.filter(pk__in=ids).select_related("contract").defer("files")
    for row in rows.order_by(*KNOWN_ORDER):
        by_contract.setdefault(row.contract.code, []).append(row)
    found = {}
    for code, versions in by_contract.items():
        spans = timeline(dated(versions))
        if not spans:
            continue
        before = [span for span in spans if span.days.start <= day]
        chosen = before[-1].id if before else spans[0].id
        found[code] = terms_of(next(one.terms for one in versions if one.pk == chosen))
    return found
