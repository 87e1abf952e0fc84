"""Rules for billing weights as small tables: a plan is one for all of them."""

from __future__ import annotations

from collections.abc import Mapping

from quittance.core.measurements.rule import BillingWeightRule
from quittance.core.measurements.size import size_of
from quittance.engines.compile.relation import Cell, Relation
from quittance.kernel.quantity import Quantity


def rule_relations(rules: Mapping[str, BillingWeightRule]) -> list[Relation]:
    """The rules as small tables; equal ones of many contracts are one rule."""
    numbers: dict[BillingWeightRule, int] = {}
    contracts: list[tuple[Cell, ...]] = [
        (contract, numbers.setdefault(rule, len(numbers))) for contract, rule in sorted(rules.items())
    ]
    terms = [(number, *_terms(rule)) for rule, number in numbers.items()]
    readers = [
        (number, step, reader)
        for rule, number in numbers.items()
        for step, group in enumerate(rule.steps)
        for reader in group
    ]
    bands = [(number, size_of(limit)) for rule, number in numbers.items() for limit in rule.bands]
    return [
        Relation("weight_contracts", {"contract": "VARCHAR", "rule": "BIGINT"}, contracts),
        Relation(
            "weight_rules",
            {
                "rule": "BIGINT",
                "certified": "BIGINT",
                "choose": "VARCHAR",
                "lowest": "HUGEINT",
                "highest": "HUGEINT",
                "within_hundredths": "BIGINT",
                "tolerated": "HUGEINT",
                "tolerated_hundredths": "BIGINT",
                "by_band": "BIGINT",
                "final_days": "BIGINT",
                "final_after": "VARCHAR",
            },
            terms,
        ),
        Relation("weight_readers", {"rule": "BIGINT", "step": "BIGINT", "reader": "VARCHAR"}, list(readers)),
        Relation("weight_bands", {"rule": "BIGINT", "until": "HUGEINT"}, list(bands)),
    ]


def _terms(rule: BillingWeightRule) -> tuple[Cell, ...]:
    tolerance, final = rule.tolerance, rule.final
    return (
        int(rule.certified),
        str(rule.choose),
        _size(rule.lowest),
        _size(rule.highest),
        rule.within_hundredths,
        _size(tolerance.weight) if tolerance else None,
        tolerance.percent_hundredths if tolerance else None,
        int(tolerance.is_band) if tolerance else 0,
        final.days if final else None,
        final.after if final else None,
    )


def _size(weight: Quantity | None) -> int | None:
    return None if weight is None else size_of(weight)
