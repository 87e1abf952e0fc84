"""The billing weight over columns is what it means reading by reading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from quittance.core.measurements.choose import billing_weight
from quittance.core.measurements.parse import parse_billing_weight
from quittance.core.measurements.reading import Billed, Reading, Said, Stated
from quittance.core.measurements.rule import BillingWeightRule
from quittance.engines.charges.billing_weight import billing_weights, with_billing_weight
from quittance.engines.charges.weight_rules import rule_relations
from quittance.engines.duckdb.load import load
from tests.support.weights import START, readings, rules, stated

Parcel = tuple[list[Reading], Stated, date | None]

parcels = st.tuples(
    readings(),
    stated,
    st.none() | st.builds(lambda days: START.date() + timedelta(days=days), st.integers(0, 3)),
)

ONE = duckdb.connect()
"""One connection for all examples: tables are replaced, not made anew."""


def measured(connection: duckdb.DuckDBPyConnection, drawn: Sequence[Parcel]) -> None:
    """Tables `measurements` and `governing` with the parcels P0, P1 ..."""
    connection.execute(
        "CREATE OR REPLACE TABLE measurements (measurement_id VARCHAR, subject VARCHAR, subject_id VARCHAR,"
        ' reading VARCHAR, value DECIMAL(18,6), unit VARCHAR, "at" TIMESTAMPTZ, reader VARCHAR,'
        " certified BOOLEAN, known_at TIMESTAMPTZ, source VARCHAR, row_hash BIGINT)"
    )
    connection.execute(
        "CREATE OR REPLACE TABLE governing (parcel_id VARCHAR, weight DECIMAL(18,6), weight_uom VARCHAR,"
        " declared_weight DECIMAL(18,6), declared_weight_uom VARCHAR, delivered_date DATE)"
    )
    rows, facts = [], []
    for number, (found, said, delivered) in enumerate(drawn):
        rows += [
            [
                *(one.id, "parcel", f"P{number}", "weight", one.value, one.unit, one.at, one.reader),
                *(one.certified, one.known_at, one.source, 0),
            ]
            for one in found
        ]
        pair = [value for one in (said.weight, said.declared) for value in _cells(one)]
        facts.append([f"P{number}", *pair, delivered])
    if rows:
        connection.executemany(f"INSERT INTO measurements VALUES ({', '.join('?' * 12)})", rows)
    connection.executemany(f"INSERT INTO governing VALUES ({', '.join('?' * 6)})", facts)


def _cells(said: Any) -> list[Any]:
    return [None, None] if said is None else [said.value, said.unit]


def weighed(
    connection: duckdb.DuckDBPyConnection, rules: dict[str, BillingWeightRule], known_at: datetime
) -> dict[tuple[str, str], tuple[Any, ...]]:
    """Parcel and contract → what the columns say; every parcel is claimed by every contract."""
    load(connection, rule_relations(rules))
    connection.execute(
        "CREATE OR REPLACE TABLE bound AS SELECT parcel_id, contract FROM governing, weight_contracts"
    )
    query = billing_weights("measurements", "governing", "bound", rules, known_at, "UTC")
    found = connection.execute(
        "SELECT w.parcel_id, c.contract, weight, weight_uom, weight_reading, weight_source, weight_reader,"
        " weight_why, weight_is_final, late_weight, late_uom, late_reading"
        f" FROM ({query}) AS w JOIN weight_contracts AS c USING (rule)"
    ).fetchall()
    assert len({row[:2] for row in found}) == len(found)
    return {(row[0], row[1]): row[2:] for row in found}


def as_columns(billed: Billed) -> tuple[Any, ...]:
    weight, late = billed.weight, billed.late
    told = (
        (None, None, "", "", "", None)
        if weight is None
        else (weight.value, weight.unit, weight.reading, weight.source, weight.reader, str(weight.why))
    )
    return (*told, billed.is_final, *((late.value, late.unit, late.reading) if late else (None, None, None)))


@given(st.lists(parcels, min_size=1, max_size=8), st.lists(rules(), min_size=1, max_size=4), st.data())
@settings(max_examples=25, deadline=None)
def test_columns_and_reference_agree(
    drawn: list[Parcel], drawn_rules: list[BillingWeightRule], data: st.DataObject
) -> None:
    known_at = START + timedelta(hours=data.draw(st.integers(0, 10 * 24)))
    contracts = {f"C{number}": rule for number, rule in enumerate(drawn_rules)}
    measured(ONE, drawn)
    found = weighed(ONE, contracts, known_at)
    for number, (read, said, delivered) in enumerate(drawn):
        for contract, rule in contracts.items():
            closes_at = _closes_at(rule, delivered)
            billed = billing_weight(rule, read, stated=said, known_at=known_at, closes_at=closes_at)
            assert found[f"P{number}", contract] == as_columns(billed)


def _closes_at(rule: BillingWeightRule, delivered: date | None) -> datetime | None:
    if rule.final is None or delivered is None:
        return None
    day = delivered + timedelta(days=rule.final.days + 1)
    return datetime(day.year, day.month, day.day, tzinfo=START.tzinfo)


@given(parcels, rules())
@settings(max_examples=10, deadline=None)
def test_what_is_rated_has_the_billed_weight_where_there_is_one(
    drawn: Parcel, rule: BillingWeightRule
) -> None:
    known_at = START + timedelta(days=20)
    measured(ONE, [drawn])
    (billed,) = weighed(ONE, {"C0": rule}, known_at).values()
    ONE.execute("CREATE OR REPLACE TABLE facts AS SELECT g.*, 'C0' AS contract FROM governing AS g")
    ONE.execute("INSERT INTO facts SELECT g.*, 'NONE' FROM governing AS g")
    query = billing_weights("measurements", "governing", "bound", {"C0": rule}, known_at, "UTC")
    ONE.execute(f"CREATE OR REPLACE TABLE weights AS {query}")
    rows = ONE.execute(
        "SELECT contract, weight, weight_uom, weight_reading FROM"
        f" ({with_billing_weight('facts', 'weights')}) ORDER BY contract"
    ).fetchall()
    own = _cells(drawn[1].weight)
    assert rows[1] == ("NONE", *own, None)
    if billed[0] is not None:
        assert rows[0] == ("C0", billed[0], billed[1], billed[2])


def test_days_end_in_the_zone_of_the_workspace() -> None:
    """2026-04-11 ends at 22:00 UTC in Berlin: a reading of 22:30 UTC is too late there."""
    late = datetime.fromisoformat("2026-04-11T22:30:00+00:00")
    reading = Reading("M1", "hub", "sorter", Decimal("5.2"), "kg", START, late)
    rule = parse_billing_weight({"sources": ["sorter"], "final": "30 days after delivered_date"})
    measured(ONE, [([reading], Stated(Said(Decimal("2.4"), "kg")), date(2026, 3, 12))])
    load(ONE, rule_relations({"C": rule}))
    ONE.execute("CREATE OR REPLACE TABLE bound AS SELECT parcel_id, 'C' AS contract FROM governing")
    found = {}
    for zone in ("UTC", "Europe/Berlin"):
        query = billing_weights(
            "measurements", "governing", "bound", {"C": rule}, START + timedelta(days=60), zone
        )
        found[zone] = ONE.execute(f"SELECT weight, weight_final_on, late_weight FROM ({query})").fetchall()
    final_on = date(2026, 4, 11)
    assert found["UTC"] == [(Decimal("5.2"), final_on, None)]
    assert found["Europe/Berlin"] == [(Decimal("2.4"), final_on, Decimal("5.2"))]


def test_a_tolerance_in_percent_is_one_of_the_declared_weight() -> None:
    """Declared 1 kg, 5 %: 1.05 is within. 1.0526 is not, though it is within 5 % of itself."""
    rule = parse_billing_weight({"sources": ["sorter"], "tolerance": "5 %"})
    said = Stated(declared=Said(Decimal("1"), "kg"))
    weights = ("0.95", "0.9499", "1.05", "1.0526")
    read = [[Reading("M1", "hub", "sorter", Decimal(text), "kg", START, START)] for text in weights]
    measured(ONE, [(one, said, None) for one in read])
    found = weighed(ONE, {"C": rule}, START)
    assert [found[f"P{number}", "C"][5] for number in range(4)] == [
        "within_tolerance", "chosen", "within_tolerance", "chosen",
    ]  # fmt: skip
    for number, one in enumerate(read):
        assert found[f"P{number}", "C"] == as_columns(billing_weight(rule, one, stated=said, known_at=START))
