"""Facts rated again by the reference rater, each on the version that holds for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from quittance.core.facts.row import FactRow
from quittance.core.rating.chain import costs, in_order, with_bought
from quittance.core.rating.rater import Rater
from quittance.core.rating.result import SubjectResult
from quittance.core.rating.versions import NoVersion, choose
from quittance.core.tariff.plan import Plan
from quittance.kernel.exact import Exact, exact_text

Key = tuple[str, date | None, str]
"""Tariff, first day of the version (None: no version prices the subject), scope."""


def replayed(
    plans: Sequence[Plan], rows: Sequence[FactRow], subject_id: str, closed_before: date | None = None
) -> dict[Key, SubjectResult]:
    """The results of that subject, buy before sell; the other rows are there because its groups need them."""
    versions: dict[str, list[Plan]] = defaultdict(list)
    for plan in plans:
        versions[plan.header.tariff].append(plan)
    members: dict[int, list[FactRow]] = defaultdict(list)
    for candidates in versions.values():
        for row in rows:
            chosen = choose(candidates, row)
            if isinstance(chosen, Plan):
                members[id(chosen)].append(row)
    chain = in_order(plans)
    first = [result for plan in chain.first for result in Rater(plan, closed_before).rate(members[id(plan)])]
    spent = costs(first)
    then: list[SubjectResult] = []
    for plan in chain.then:
        bought = [with_bought(plan, row, chain.made, spent) for row in members[id(plan)]]
        then += Rater(plan, closed_before).rate(bought)
    return {
        (result.plan.header.tariff, result.plan.header.starts, str(result.scope)): result
        for result in (*first, *then)
        if result.subject_id == subject_id
    }


def unpriced(plans: Sequence[Plan], rows: Sequence[FactRow], subject_id: str) -> dict[Key, NoVersion]:
    """Why no version of a tariff prices that subject, for the tariffs of which that is so."""
    found: dict[Key, NoVersion] = {}
    for tariff in dict.fromkeys(plan.header.tariff for plan in plans):
        for row in rows:
            chosen = choose([plan for plan in plans if plan.header.tariff == tariff], row)
            if row.id == subject_id and isinstance(chosen, NoVersion):
                found[tariff, None, row.subject] = chosen
    return found


def amounts_text(amounts: Mapping[str, Exact], refusal: str) -> str:
    """Amounts by charge on one line, with the refusal that stops them."""
    told = [f"{name} {exact_text(amount)}" for name, amount in amounts.items()]
    return ", ".join([*told, *([refusal] if refusal else [])]) or "–"
