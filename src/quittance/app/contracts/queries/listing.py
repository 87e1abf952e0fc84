"""The contracts as people list them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from quittance.app.contracts.models import ContractVersion
from quittance.app.contracts.queries.standing import standings


@dataclass(frozen=True, slots=True)
class Listed:
    """A version and how it stands."""

    version: ContractVersion
    standing: str


def version_rows(today: date) -> list[Listed]:
    """Every version with its contract and party, by contract and day."""
    rows = ContractVersion.objects.select_related("contract__party").defer("files")
    found = []
    ordered = rows.order_by("contract__code", "from_date", "number")
    for _, group in groupby(ordered, key=lambda row: row.contract_id):
        versions = list(group)
        standing = standings(versions, today)
        found += [Listed(version, standing[version.pk]) for version in versions]
    return found
