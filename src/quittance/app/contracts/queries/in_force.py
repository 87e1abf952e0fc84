"""The versions that a run knows, as plans that price the parcels bound to their contracts."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from quittance.adapters.tariff_files.load import load_tariff
from quittance.app.contracts.models import ContractVersion
from quittance.core.tariff.plan import Plan


@dataclass(frozen=True, slots=True)
class ContractInForce:
    """A contract with its plans, each called after the contract and dated as the version is."""

    code: str
    side: str
    binds: Mapping[str, Sequence[str]]
    plans: tuple[Plan, ...]

    @property
    def kinds(self) -> set[str]:
        """The kinds of subject that it prices."""
        return {
            kind
            for plan in self.plans
            for kind in (plan.header.subject, *(line.scope.subject for line in plan.lines))
            if kind
        }


def version_ids(known_at: datetime) -> list[int]:
    """The versions approved by then, those known later behind those known earlier."""
    known = ContractVersion.objects.filter(state="approved", known_at__lte=known_at)
    return list(known.order_by("contract__code", "known_at", "number").values_list("pk", flat=True))


def known_codes(ids: Sequence[int]) -> set[str]:
    """The codes of the contracts of these versions."""
    return set(ContractVersion.objects.filter(pk__in=ids).values_list("contract__code", flat=True))


def contracts_in_force(ids: Sequence[int]) -> list[ContractInForce]:
    """The contracts of these versions, by code. Tariffs are checked anew, from the text in the books."""
    rows = ContractVersion.objects.filter(pk__in=ids).select_related("contract")
    by_contract: dict[str, list[ContractVersion]] = {}
    for row in rows.order_by("contract__code", "known_at", "number"):
        by_contract.setdefault(row.contract.code, []).append(row)
    plans: dict[str, Plan] = {}
    return [
        ContractInForce(
            code,
            versions[0].contract.side,
            versions[0].contract.binds,
            tuple(_dated(version, code, plans) for version in versions),
        )
        for code, versions in by_contract.items()
    ]


def _dated(version: ContractVersion, code: str, plans: dict[str, Plan]) -> Plan:
    """The version's plan; contracts that share prices share the reading of them."""
    plan = plans.get(version.content_hash)
    if plan is None:
        plan = plans[version.content_hash] = _read(version)
    header = replace(
        plan.header, tariff=code, starts=version.from_date, ends=version.until_date, known_from=None
    )
    return replace(plan, header=header)


def _read(version: ContractVersion) -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in version.files.items():
            Path(folder, name).write_text(text, encoding="utf-8")
        plan = load_tariff(Path(folder)).plan
    assert plan is not None, "what is in the books was checked when it was loaded"
    return plan
