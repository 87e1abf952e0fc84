"""The versions of a contract by their days, in the order in which they became known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quittance.app.contracts.models import Contract, ContractVersion
from quittance.core.contracts.timeline import Dated

KNOWN_ORDER = ("contract__code", "known_at", "number")


def dated(versions: Iterable[ContractVersion]) -> list[Dated[int]]:
    """Their days, by primary key."""
    return [Dated(one.pk, one.from_date, one.until_date, one.ends) for one in versions]


def approved_versions(contract: Contract) -> Sequence[ContractVersion]:
    """Those that runs know, the last known last."""
    return list(contract.versions.filter(state="approved").order_by(*KNOWN_ORDER))
