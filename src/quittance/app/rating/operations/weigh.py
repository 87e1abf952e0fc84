"""The weight that is billed of each parcel on each contract that says where it comes from."""

from __future__ import annotations

import duckdb

from quittance.app.rating.operations.govern import table_of
from quittance.app.rating.operations.month import Month
from quittance.core.measurements.rule import BillingWeightRule
from quittance.engines.charges.billing_weight import billing_weights, facts_needed
from quittance.engines.charges.weight_rules import rule_relations
from quittance.engines.duckdb.load import load
from quittance.lake.tables.records import MEASUREMENTS

PARCEL = "parcel"


def weight_rules(month: Month) -> dict[str, BillingWeightRule]:
    """Contract → its billing weight source; only contracts that price parcels have one."""
    pricing = {one.code for one in month.contracts if PARCEL in one.kinds}
    return {
        code: terms.billing_weight
        for code, terms in month.terms.items()
        if terms.billing_weight is not None and code in pricing
    }


def weight_facts(month: Month) -> set[str]:
    """What the rules look at of a parcel; nothing where there are none."""
    rules = weight_rules(month)
    return facts_needed(rules) if rules else set()


def weigh(connection: duckdb.DuckDBPyConnection, month: Month) -> bool:
    """Makes `billed_weights`, by `subject_id` and `contract`; False, and no table, where no contract has a
    rule. Parcels must be governed and bound.
    """
    rules = weight_rules(month)
    if not rules:
        return False
    load(connection, rule_relations(rules))
    as_parcels = f"(SELECT * RENAME (subject_id AS parcel_id) FROM {table_of(PARCEL)})"
    claims = f"(SELECT subject_id AS parcel_id, contract FROM bound_to_{PARCEL})"
    weights = billing_weights(
        month.facts[MEASUREMENTS.name].relation(), as_parcels, claims, rules, month.known_at, month.time_zone
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE billed_weights AS SELECT w.parcel_id AS subject_id, c.contract,"
        " w.weight, w.weight_uom, w.weight_reading, w.weight_final_on, w.weight_is_final"
        f" FROM ({weights}) AS w JOIN weight_contracts AS c USING (rule)"
    )
    return True
