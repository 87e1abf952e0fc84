"""The versions that a run knows, as plans that price the subjects bound to their contracts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from quittance.app.contracts.models import Contract, ContractVersion
from quittance.app.contracts.queries.dated import KNOWN_ORDER, dated
from quittance.app.contracts.queries.enrolments import enrolled_days
from quittance.app.contracts.queries.plans import tariff_of
from quittance.core.contracts.claim import DEFAULT_LAYER, LAYERS, Claim
from quittance.core.contracts.claims import claims_of, hull
from quittance.core.contracts.terms.terms import terms_of
from quittance.core.contracts.timeline import Dated, cut, timeline
from quittance.core.rating.allocation import Allocation
from quittance.core.rating.versions import price_date_of
from quittance.core.tariff.plan import Plan
from quittance.kernel.period import Period


@dataclass(frozen=True, slots=True)
class ContractInForce:
    """A contract with its plans, each called after the contract and dated as the version is.

    layer, position  of the sell side: where several claim a subject, the highest position is asked first.
    replaces         the charge codes that it takes from the layers below; empty for all.
    days             on which one of its versions holds.
    enrolled         account → days, where it prices only those who are enrolled; else None.
    is_above         some contract of its side is on a lower layer. Then it claims only on days on which one
                     of its versions holds; else from the first to the last of them, and a gap is refused.
    """

    code: str
    side: str
    binds: Mapping[str, Sequence[str]]
    plans: tuple[Plan, ...]
    entity: str = ""
    party: str = ""
    layer: str = DEFAULT_LAYER
    position: int = LAYERS[DEFAULT_LAYER]
    replaces: frozenset[str] = frozenset()
    days: tuple[Period, ...] = ()
    enrolled: Mapping[str, Sequence[Period]] | None = field(default=None, compare=False)
    is_above: bool = False
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

    def claims(self, kind: str) -> list[Claim]:
        """What it claims among subjects of a kind that it prices: by the days of their pricing date."""
        whole = Claim(
            self.code,
            self.side,
            self.binds,
            self.layer,
            self.position,
            self.replaces,
            day_fact=price_date_of(self.plans[-1], kind),
            undated=not self.is_above,
        )
        return claims_of(whole, self.days if self.is_above else hull(self.days), self.enrolled)


def version_ids(known_at: datetime) -> list[int]:
    """The versions approved by then, those known later behind those known earlier."""
    known = ContractVersion.objects.filter(state="approved", known_at__lte=known_at)
    return list(known.order_by(*KNOWN_ORDER).values_list("pk", flat=True))


def known_codes(ids: Sequence[int]) -> set[str]:
    """The codes of the contracts of these versions."""
    return set(ContractVersion.objects.filter(pk__in=ids).values_list("contract__code", flat=True))


def contracts_in_force(ids: Sequence[int], enrolled_up_to: int = 0) -> list[ContractInForce]:
    """The contracts of these versions, by code. Tariffs are checked anew, from the text in the books.

    What a later version ended is cut short; a contract of which nothing is left claims nothing any more.
    Enrolments are those known at the mark `enrolled_up_to`.
    """
    rows = ContractVersion.objects.filter(pk__in=ids)
    by_contract: dict[Contract, list[ContractVersion]] = {}
    related = rows.select_related("contract__entity", "contract__party", "contract__layer")
    for row in related.order_by(*KNOWN_ORDER):
        by_contract.setdefault(row.contract, []).append(row)
    plans: dict[str, Plan] = {}
    enrolled = enrolled_days(enrolled_up_to)
    found = []
    for contract, versions in by_contract.items():
        days = tuple(span.days for span in timeline(dated(versions)))
        read = _plans(versions, contract.code, plans)
        one = _in_force(contract, tuple(read), days, enrolled.get(contract.pk, {}))
        said = [version.terms for version in versions if not version.ends]
        found.append(replace(one, allocation=terms_of(said[-1]).allocation))
    lowest: dict[str, int] = {}
    for one in found:
        lowest[one.side] = min(one.position, lowest.get(one.side, one.position))
    return [replace(one, is_above=one.position > lowest[one.side]) for one in found]


def _in_force(
    contract: Contract,
    plans: tuple[Plan, ...],
    days: tuple[Period, ...],
    enrolled: Mapping[str, Sequence[Period]],
) -> ContractInForce:
    return ContractInForce(
        contract.code,
        contract.side,
        contract.binds,
        plans,
        contract.entity.code,
        contract.party.code,
        contract.layer.name if contract.layer else DEFAULT_LAYER,
        contract.layer.position if contract.layer else LAYERS[DEFAULT_LAYER],
        frozenset(contract.replaces),
        days,
        enrolled if contract.enrolled else None,
    )


def _plans(versions: Sequence[ContractVersion], code: str, plans: dict[str, Plan]) -> list[Plan]:
    """Those that hold on some day; of a contract that holds on none the last one, for what it charged."""
    by_id = {version.pk: version for version in versions}
    all_days = dated(versions)
    kept = cut(all_days) or [one for one in all_days if not one.ends][-1:]
    return [_dated(by_id[one.id], one, code, plans) for one in kept]


def _dated(version: ContractVersion, days: Dated[int], code: str, plans: dict[str, Plan]) -> Plan:
    """The version's plan; contracts that share prices share the reading of them."""
    plan = plans.get(version.content_hash)
    if plan is None:
        plan = plans[version.content_hash] = tariff_of(version).plan
    header = replace(plan.header, tariff=code, starts=days.starts, ends=days.until, known_from=None)
    return replace(plan, header=header)
