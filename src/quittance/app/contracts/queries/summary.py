"""A contract as a summary of it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from quittance.app.contracts.models import Contract, ContractVersion
from quittance.app.contracts.operations.choose import find_contract
from quittance.app.contracts.queries.enrolments import latest_enrolments
from quittance.app.contracts.queries.plans import tariff_of
from quittance.app.contracts.queries.standing import standings


@dataclass(frozen=True, slots=True)
class VersionSummary:
    """A version with how it stands; title and charges of its tariff are "" where it ends the contract."""

    version: ContractVersion
    standing: str
    title: str
    charges: str


def summary(code: str, today: date) -> tuple[Contract, int, list[VersionSummary]]:
    """The contract, how many accounts are enrolled today, and its versions by day.

    Refuses with `ContractUnknown`.
    """
    contract = find_contract(code)
    versions = list(
        contract.versions.select_related("author", "reviewer", "approver").order_by("from_date", "number")
    )
    standing = standings(versions, today)
    enrolled = sum(
        starts <= today and (until is None or today < until)
        for (_, _, starts), until in latest_enrolments(contract.enrolments.all()).items()
    )
    return contract, enrolled, [_summary(version, standing[version.pk]) for version in versions]


def term_text(value: Any) -> str:
    """A term on one line; the keys of a table by name, since databases keep them in orders of their own."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return ", ".join(f"{name} {term_text(one)}" for name, one in sorted(value.items()))
        case list():
            return "; ".join(map(term_text, value))
        case _:
            return str(value)


def _summary(version: ContractVersion, standing: str) -> VersionSummary:
    if version.ends:
        return VersionSummary(version, standing, "", "")
    plan = tariff_of(version).plan
    return VersionSummary(
        version, standing, plan.header.title, ", ".join(dict.fromkeys(line.code for line in plan.charges()))
    )
