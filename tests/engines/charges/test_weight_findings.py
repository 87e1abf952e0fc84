"""What is told of billing weights: the same readings as the reference does not believe, and open bands."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from quittance.core.measurements.choose import unbelieved
from quittance.core.measurements.parse import parse_billing_weight
from quittance.core.measurements.reading import Reading, Said, Stated
from quittance.core.measurements.rule import BillingWeightRule
from quittance.engines.charges.billing_weight import billing_weights
from quittance.engines.charges.weight_findings import exposures, late_readings, unbelieved_readings
from quittance.engines.charges.weight_rules import rule_relations
from quittance.engines.duckdb.load import load
from tests.engines.charges.test_billing_weight import ONE, measured
from tests.support.weights import START, readings, rules

LATER = START + timedelta(days=20)


@given(st.lists(readings(), min_size=1, max_size=8), rules())
@settings(max_examples=20, deadline=None)
def test_columns_and_reference_believe_the_same(found: list[list[Reading]], rule: BillingWeightRule) -> None:
    measured(ONE, [(one, Stated(), None) for one in found])
    load(ONE, rule_relations({"C": rule}))
    ONE.execute("CREATE OR REPLACE TABLE bound AS SELECT parcel_id, 'C' AS contract FROM governing")
    query = unbelieved_readings("measurements", "governing", "bound", {"C": rule}, LATER, "UTC")
    rows = ONE.execute(f"SELECT parcel_id, measurement_id, source FROM ({query}) ORDER BY ALL").fetchall()
    expected = [
        (f"P{number}", one.id, one.source)
        for number, read in enumerate(found)
        for one in unbelieved(rule, read, LATER)
    ]
    assert rows == sorted(expected)


def test_a_weight_final_on_one_side_only_is_an_exposure_and_what_comes_late_is_told_by_side() -> None:
    """Sellers until day 10 after delivery, the carrier until 60: a reading of day 15 moves the cost alone."""
    sell = parse_billing_weight({"sources": ["sorter"], "final": "10 days after delivered_date"})
    buy = parse_billing_weight({"sources": ["sorter"], "final": "60 days after delivered_date"})
    contracts = {"SELL": sell, "BUY": buy}
    late = START + timedelta(days=15)
    read = [Reading("M1", "hub", "sorter", Decimal("5.2"), "kg", late, late)]
    measured(
        ONE,
        [
            (read, Stated(Said(Decimal("2.4"), "kg")), START.date()),
            ([], Stated(Said(Decimal("1"), "kg")), date(2026, 3, 29)),
        ],
    )
    load(ONE, rule_relations(contracts))
    ONE.execute(
        "CREATE OR REPLACE TABLE bound AS SELECT parcel_id, side, contract FROM governing,"
        " (VALUES ('sell', 'SELL'), ('buy', 'BUY')) AS s (side, contract)"
    )
    query = billing_weights("measurements", "governing", "bound", contracts, LATER, "UTC")
    ONE.execute(f"CREATE OR REPLACE TABLE weights AS {query}")
    assert ONE.execute(exposures("weights", "bound")).fetchall() == [
        ("P0", "sell", "SELL", date(2026, 3, 20), "buy", "BUY", date(2026, 5, 9), Decimal("5.2"), "kg")
    ]
    assert ONE.execute(late_readings("weights", "bound")).fetchall() == [
        ("P0", "sell", "SELL", Decimal("2.4"), "kg", date(2026, 3, 20), Decimal("5.2"), "kg", "M1")
    ]
