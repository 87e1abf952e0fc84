"""Buy before sell: what is rated first, and how its amounts become facts of the tariffs that read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from quittance.core.facts.elsewhere import BOUGHT, provisional_of, refusal_of
from quittance.core.facts.row import FactRow, Value
from quittance.core.rating.refusals import Code
from quittance.core.rating.result import SubjectResult
from quittance.core.tariff.plan import CurrencyRule, Plan
from quittance.kernel.exact import Exact, add, quotient
from quittance.kernel.refusal import Refusal

FILED_STEP = Decimal("0.0001")
"""Amounts are handed on as a rated file has them: half up at the fourth decimal."""

Made = Mapping[tuple[str, str], frozenset[str]]
"""By kind of fact row and charge name: the ids of the buy tariffs that have such a charge."""

Costs = Mapping[tuple[str, str], Sequence[SubjectResult]]
"""By kind of fact row and id: the results of the buy tariffs."""


class LoopBetweenTariffs(Refusal):
    """A buy tariff reads the cost that a buy tariff of the same run is to work out."""

    code = "LOOP_BETWEEN_TARIFFS"


@dataclass(frozen=True, slots=True)
class Chain:
    """`first` reads nothing that is bought in the run, `then` reads amounts that tariffs of `first` make."""

    first: tuple[Plan, ...]
    then: tuple[Plan, ...]
    made: Made


def in_order(plans: Iterable[Plan]) -> Chain:
    """The tariffs of a run in two steps. Refuses with `LoopBetweenTariffs`."""
    plans = tuple(plans)
    made = _made(plans)
    reading = tuple(plan for plan in plans if any(bought_by(plan, kind, made) for kind in _kinds(plan)))
    for plan in reading:
        if plan.header.side == "buy":
            name = min(name for kind in _kinds(plan) for name in bought_by(plan, kind, made))
            raise LoopBetweenTariffs(
                f"{plan.name} is a buy tariff and reads {BOUGHT}{name}, "
                "which a buy tariff of this run works out.",
                f"Rate it in a run of its own, with a column {BOUGHT}{name}, or let it read its own lines.",
            )
    later = {id(plan) for plan in reading}
    return Chain(tuple(plan for plan in plans if id(plan) not in later), reading, made)


def bought_by(plan: Plan, subject: str, made: Made) -> tuple[str, ...]:
    """The charges that the plan reads as `buy.<charge>` of such rows and that this run works out."""
    read = (fact.removeprefix(BOUGHT) for fact in plan.facts if fact.startswith(BOUGHT))
    return tuple(name for name in read if (subject, name) in made)


def costs(results: Iterable[SubjectResult]) -> Costs:
    """The results of buy tariffs for fact rows, by row."""
    found: dict[tuple[str, str], list[SubjectResult]] = defaultdict(list)
    for result in results:
        if result.plan.header.side == "buy" and not result.scope.is_group:
            found[result.scope.subject, result.subject_id].append(result)
    return found


def with_bought(plan: Plan, row: FactRow, made: Made, costs: Costs) -> FactRow:
    """The row as the plan reads it: with `buy.<charge>` as this run worked it out, in place of any column."""
    names = bought_by(plan, row.subject, made)
    if not names:
        return row
    values = dict(row.values)
    currency = _currency(plan.header.currency, row)
    bought = costs.get((row.subject, row.id), ())
    for name in names:
        fact = BOUGHT + name
        values.pop(fact, None)
        values |= _facts(
            fact, [one for one in bought if one.plan.header.tariff in made[row.subject, name]], currency
        )
    return replace(row, values=values)


def _made(plans: Sequence[Plan]) -> Made:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for plan in plans:
        for line in plan.charges() if plan.header.side == "buy" else ():
            if not line.scope.is_group:
                found[line.scope.subject, line.name].add(plan.header.tariff)
    return {key: frozenset(tariffs) for key, tariffs in found.items()}


def _kinds(plan: Plan) -> list[str]:
    return sorted({line.scope.subject for line in plan.lines})


def _facts(fact: str, results: Sequence[SubjectResult], currency: str) -> dict[str, Value]:
    """The sum of the amounts of that name; without a price on the buy side only why there is none."""
    if not results or any(result.refusal for result in results):
        return {refusal_of(fact): str(Code.BUY_REFUSED)}
    name, total = fact.removeprefix(BOUGHT), None
    for result in results:
        for amount in result.amounts:
            if amount.line.name == name:
                if currency and amount.currency != currency:
                    return {refusal_of(fact): str(Code.WRONG_CURRENCY)}
                total = _filed(amount.value) if total is None else add(total, _filed(amount.value))
    beside: dict[str, Value] = {provisional_of(fact): any(result.provisional for result in results)}
    return beside if total is None else {fact: total, **beside}


def _filed(amount: Exact) -> Exact:
    return quotient(amount, Decimal(1), step=FILED_STEP)


def _currency(rule: CurrencyRule, row: FactRow) -> str:
    """The currency of the reader's amounts; empty where its own lines will refuse for want of it."""
    return dict(rule.codes).get(str(row.values.get(rule.by)), "") if rule.by else rule.default
