"""The versions that a run knows, as plans that price the parcels bound to their contracts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from quittance.app.contracts.models import ContractVersion
from quittance.app.contracts.queries.dated import KNOWN_ORDER, dated
from quittance.app.contracts.queries.plans import tariff_of
from quittance.core.contracts.timeline import Dated, cut
from quittance.core.rating.allocation import Allocation
from quittance.core.tariff.plan import Plan


@dataclass(frozen=True, slots=True)
class ContractInForce:
    """A contract with its plans, each called after the contract and dated as the version is."""

    code: str
    side: str
    binds: Mapping[str, Sequence[str]]
    plans: tuple[Plan, ...]
    allocation: Allocation = field(default_factory=Allocation)

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
    return list(known.order_by(*KNOWN_ORDER).values_list("pk", flat=True))


def known_codes(ids: Sequence[int]) -> set[str]:
    """The codes of the contracts of these versions."""
    return set(ContractVersion.objects.filter(pk__in=ids).values_list("contract__code", flat=True))


def contracts_in_force(ids: Sequence[int]) -> list[ContractInForce]:
    """The contracts of these versions, by code. Tariffs are checked anew, from the text in the books.

    What a later version ended is cut short; a contract of which nothing is left stands there without plans.
    """
    rows = ContractVersion.objects.filter(pk__in=ids).select_related("contract")
    by_contract: dict[str, list[ContractVersion]] = {}
    for row in rows.order_by(*KNOWN_ORDER):
        by_contract.setdefault(row.contract.code, []).append(row)
    plans: dict[str, Plan] = {}
    return [
        ContractInForce(
            code,
            versions[0].contract.side,
            versions[0].contract.binds,
            tuple(_plans(versions, code, plans)),
        )
        for code, versions in by_contract.items()
    ]


def _plans(versions: Sequence[ContractVersion], code: str, plans: dict[str, Plan]) -> list[Plan]:
    by_id = {version.pk: version for version in versions}
    return [_dated(by_id[kept.id], kept, code, plans) for kept in cut(dated(versions))]


def _dated(version: ContractVersion, days: Dated[int], code: str, plans: dict[str, Plan]) -> Plan:
    """The version's plan; contracts that share prices share the reading of them."""
    plan = plans.get(version.content_hash)
    if plan is None:
        plan = plans[version.content_hash] = tariff_of(version).plan
    header = replace(plan.header, tariff=code, starts=days.starts, ends=days.until, known_from=None)
    return replace(plan, header=header)
