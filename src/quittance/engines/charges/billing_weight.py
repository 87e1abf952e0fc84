"""The weight that is billed, by parcel and contract: the billing weight source rule over columns.

`quittance.core.measurements.choose` says what it means, reading by reading. A rating run uses it so:

1. `rules` is contract → rule for the contracts that have one (`parse_billing_weight`). Without any there is
   nothing to do.
2. Governing parcels must have the columns `facts_needed(rules)`.
3. `load(connection, rule_relations(rules))` (of `weight_rules`), then make a table of
   `billing_weights(measurements, "governing", "bound", rules, known_at, time_zone)`, `measurements` being the
   pinned table, `bound` one of `parcel_id` and `contract`.
4. What is rated is `with_billing_weight(facts, weights)` in place of the facts: each parcel on each contract
   with its `weight` and `weight_uom`, and besides `weight_reading`, `weight_why`, `weight_final_on`,
   `weight_is_final`. A charge of a weight that is not final is provisional.
5. `weight_findings` tells which readings are not believed, not billed any more, or open on one side.

A measurement makes its parcel one with news, like an event does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from quittance.core.measurements.rule import BillingWeightRule
from quittance.engines.charges.weight_readings import reading_stages, sized
from quittance.engines.charges.weight_stages import weighing_stages

WEIGHTS = ("weight", "declared_weight")
"""What a parcel says itself, each with its `_uom`."""


def facts_needed(rules: Mapping[str, BillingWeightRule]) -> set[str]:
    """The facts of a parcel that the rules look at; a weight comes with its `_uom`."""
    return {*WEIGHTS, *(rule.final.after for rule in rules.values() if rule.final)}


def billing_weights(
    measurements: str,
    parcels: str,
    claims: str,
    rules: Mapping[str, BillingWeightRule],
    known_at: datetime,
    time_zone: str,
) -> str:
    """A SELECT of one row per parcel and rule.

    weight, weight_uom    null where nothing says it.
    weight_reading, weight_source, weight_reader    "" where the parcel says it itself.
    weight_why            chosen, within_tolerance, stated.
    weight_final_on, weight_is_final
    late_weight, late_uom, late_reading    what would be billed if it were not final; null where the same.

    `claims` is a relation of `parcel_id` and `contract`. The weight closes at the end of its final day in
    `time_zone`. Rows known after `known_at` do not count.
    """
    now = f"TIMESTAMPTZ '{known_at.isoformat()}'"
    stages = {
        **closing_stages(parcels, claims, rules, time_zone),
        **reading_stages(measurements, now),
        **weighing_stages(),
        "latest": "SELECT parcel_id, rule, max(moment) AS moment FROM weighed GROUP BY ALL",
        "lowest": "SELECT * FROM weighed WHERE size IS NOT NULL QUALIFY row_number() OVER"
        " (PARTITION BY parcel_id, rule ORDER BY size, moment) = 1",
    }
    steps = ", ".join(f"{name} AS MATERIALIZED ({query})" for name, query in stages.items())
    late = "CASE WHEN w.size <> l.size THEN w.{} END"
    return (
        f"WITH {steps} SELECT w.parcel_id, w.rule, l.value AS weight, l.unit AS weight_uom,"
        " coalesce(l.measurement_id, '') AS weight_reading, coalesce(l.source, '') AS weight_source,"
        " coalesce(l.reader, '') AS weight_reader, l.why AS weight_why, c.final_on AS weight_final_on,"
        f" coalesce(c.closes_at <= {now}, FALSE) AS weight_is_final, {late.format('value')} AS late_weight,"
        f" {late.format('unit')} AS late_uom, {late.format('measurement_id')} AS late_reading"
        " FROM weighed AS w SEMI JOIN latest USING (parcel_id, rule, moment)"
        " JOIN closing AS c USING (parcel_id, rule) LEFT JOIN lowest AS l USING (parcel_id, rule)"
        f" UNION ALL {_without_readings(now)}"
    )


def with_billing_weight(facts: str, weights: str) -> str:
    """A SELECT of facts (`parcel_id`, `contract`, `weight`, `weight_uom` ...) with the weight billed."""
    return (
        "SELECT f.* REPLACE (coalesce(w.weight, f.weight) AS weight,"
        " CASE WHEN w.weight IS NULL THEN f.weight_uom ELSE w.weight_uom END AS weight_uom),"
        " w.weight_reading, w.weight_why, w.weight_final_on, w.weight_is_final"
        f" FROM {facts} AS f LEFT JOIN weight_contracts AS c ON c.contract = f.contract"
        f" LEFT JOIN {weights} AS w ON w.parcel_id = f.parcel_id AND w.rule = c.rule"
    )


def closing_stages(
    parcels: str, claims: str, rules: Mapping[str, BillingWeightRule], time_zone: str
) -> dict[str, str]:
    """What is wanted: parcels and rules, with the day and the moment when the weight is final."""
    return {
        "wanted": f"SELECT DISTINCT c.parcel_id, w.rule FROM {claims} AS c JOIN weight_contracts AS w"
        " USING (contract)",
        "closing": _closing(parcels, rules, time_zone),
    }


def _closing(parcels: str, rules: Mapping[str, BillingWeightRule], time_zone: str) -> str:
    """What is wanted, with what the parcel says itself, and the day and moment when the weight is final."""
    days = " ".join(f"WHEN '{name}' THEN p.{name}" for name in sorted(facts_needed(rules) - {*WEIGHTS}))
    day = f"CASE t.final_after {days} END" if days else "CAST(NULL AS DATE)"
    final_on = f"CAST({day} + CAST(t.final_days AS INTEGER) AS DATE)"
    said = ", ".join(
        f"CASE WHEN {name}_size IS NOT NULL THEN {name} END AS {name}, {name}_uom, {name}_size"
        for name in WEIGHTS
    )
    sizes = ", ".join(
        f"p.{name}, p.{name}_uom, {sized(f'p.{name}', f'p.{name}_uom')} AS {name}_size" for name in WEIGHTS
    )
    return (
        f"SELECT parcel_id, rule, final_on, {said},"
        f" timezone('{time_zone}', CAST(final_on + 1 AS TIMESTAMP)) AS closes_at"
        f" FROM (SELECT w.parcel_id, w.rule, {final_on} AS final_on, {sizes} FROM wanted AS w"
        f" JOIN weight_rules AS t USING (rule) JOIN {parcels} AS p ON p.parcel_id = w.parcel_id)"
    )


def _without_readings(now: str) -> str:
    """Parcels that nobody weighed: what they say themselves is billed, without any sorting out."""
    return (
        "SELECT parcel_id, rule, coalesce(weight, declared_weight),"
        " CASE WHEN weight IS NULL THEN declared_weight_uom ELSE weight_uom END, '', '', '',"
        " CASE WHEN coalesce(weight, declared_weight) IS NOT NULL THEN 'stated' END, final_on,"
        f" coalesce(closes_at <= {now}, FALSE), NULL, NULL, NULL"
        " FROM closing ANTI JOIN read USING (parcel_id)"
    )
