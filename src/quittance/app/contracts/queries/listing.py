"""The contracts as people list them."""

from __future__ import annotations

from quittance.app.contracts.models import ContractVersion


def version_rows() -> list[ContractVersion]:
    """Every version with its contract and party, by contract and day."""
    rows = ContractVersion.objects.select_related("contract__party")
    return list(rows.order_by("contract__code", "from_date", "number"))
