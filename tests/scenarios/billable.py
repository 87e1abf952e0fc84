"""The stage `billable`: what rating reads of a pack's records, as each run that rates knew them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import duckdb

from quittance.core.measurements.parse import parse_billing_weight
from quittance.core.measurements.rule import BillingWeightRule
from quittance.engines.charges import follows
from quittance.engines.charges.billing_weight import billing_weights
from quittance.engines.charges.event_days import EVENT_DAYS
from quittance.engines.charges.governing import Known, governing_rows
from quittance.engines.charges.weight_rules import rule_relations
from quittance.engines.duckdb.load import load
from quittance.lake.tables.parcels import PARCELS
from tests.scenarios.lake import filled
from tests.scenarios.packs import Pack, Run
from tests.scenarios.tables import Row

ZONE = "Europe/London"
_TABLES = ("parcels", "events", "measurements", "decisions", "declaration_items", "stock")


def billable(pack: Pack) -> list[Row]:
    """The rows of `expected/billable.csv` as the product makes them."""
    with duckdb.connect() as connection:
        for name in _TABLES:
            filled(connection, pack, name)
        return [row for run in pack.runs if run.rates for row in _of_run(connection, pack, run)]


def weight_rules(pack: Pack) -> dict[str, tuple[str, BillingWeightRule]]:
    """Contract → the name of its billing weight source in the pack, and the rule."""
    found = {}
    for row in pack.rows("books/billing_weights"):
        table = {"sources": [str(row["sources"]).split(" or ")], "certified": row["certified"]}
        table |= {name: row[name] for name in ("choose", "within", "final") if row[name] is not None}
        found[str(row["contract"])] = (str(row["rule"]), parse_billing_weight(table))
    return found


def _of_run(connection: duckdb.DuckDBPyConnection, pack: Pack, run: Run) -> Iterator[Row]:
    yield from _weights(connection, pack, run)
    for rule, query in (
        ("latest_decision", follows.decided("decisions", run.known_at)),
        ("distinct_headings_of_the_items", follows.counted_headings("declaration_items", run.known_at)),
        ("days_by_business_date", follows.stock_ages("stock", "events", run.known_at)),
    ):
        for subject, id, fact, value, chosen in connection.execute(
            f"SELECT subject, subject_id, fact, value, chosen FROM ({query})"
        ).fetchall():
            yield _row(run, subject, id, fact, value, chosen, rule)


def _weights(connection: duckdb.DuckDBPyConnection, pack: Pack, run: Run) -> Iterator[Row]:
    named = weight_rules(pack)
    rules = {contract: rule for contract, (_, rule) in named.items()}
    if not rules:
        return
    load(connection, rule_relations(rules))
    units = {"weight": "mass_unit", "declared_weight": "mass_unit"}
    days = [name for name in EVENT_DAYS if name in PARCELS.names]
    known = Known("parcel", "parcel_id", {**dict.fromkeys(days, ""), **units})
    query = governing_rows("parcels", "events", "", known, run.known_at)
    connection.execute(
        f"CREATE OR REPLACE TABLE governing AS SELECT * RENAME (subject_id AS parcel_id) FROM ({query})"
    )
    connection.execute(
        "CREATE OR REPLACE TABLE bound AS SELECT parcel_id, contract FROM governing, weight_contracts"
    )
    query = billing_weights("measurements", "governing", "bound", rules, run.known_at, ZONE)
    rows = connection.execute(
        "SELECT DISTINCT w.parcel_id, weight, weight_reading, weight_final_on, min(contract) FROM"
        f" ({query}) AS w JOIN weight_contracts USING (rule) GROUP BY ALL"
    ).fetchall()
    for id, weight, reading, final_on, contract in rows:
        value = f"{Decimal(weight).normalize():f}"
        yield _row(run, "parcel", id, "weight", value, reading, named[contract][0]) | {"final_on": final_on}


def _row(run: Run, subject: str, id: str, fact: str, value: str, chosen: str | None, rule: str) -> Row:
    return {
        "run": run.id, "subject": subject, "subject_id": id, "fact": fact, "value": value, "chosen": chosen,
        "rule": rule, "final_on": None,
    }  # fmt: skip
