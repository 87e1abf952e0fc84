"""What is to be told of billing weights: readings not believed, readings too late, bands open on one side."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from quittance.core.measurements.rule import BillingWeightRule
from quittance.engines.charges.billing_weight import closing_stages
from quittance.engines.charges.weight_readings import reading_stages


def unbelieved_readings(
    measurements: str,
    parcels: str,
    claims: str,
    rules: Mapping[str, BillingWeightRule],
    known_at: datetime,
    time_zone: str,
) -> str:
    """A SELECT of the readings that a rule looked at and did not believe: parcel_id, rule, measurement_id,
    source, value, unit, known_at, why (no_weight, out_of_bounds, far_from_median), median_value, median_unit.

    Arguments as those of `billing_weights`. Readings of groups after the one that decides are not looked at.
    """
    now = f"TIMESTAMPTZ '{known_at.isoformat()}'"
    stages = {**closing_stages(parcels, claims, rules, time_zone), **reading_stages(measurements, now)}
    steps = ", ".join(f"{name} AS MATERIALIZED ({query})" for name, query in stages.items())
    return (
        f"WITH {steps}, latest AS (SELECT parcel_id, rule, max(moment) AS moment FROM moments GROUP BY ALL)"
        " SELECT j.parcel_id, j.rule, j.measurement_id, j.source, j.value, j.unit, j.known_at,"
        " CASE WHEN j.size IS NULL THEN 'no_weight' WHEN NOT j.is_inside THEN 'out_of_bounds'"
        " ELSE 'far_from_median' END AS why, j.median_value, j.median_unit"
        " FROM judged AS j SEMI JOIN latest USING (parcel_id, rule, moment)"
        " LEFT JOIN deciding AS d USING (parcel_id, rule, moment)"
        " WHERE NOT j.is_plausible AND j.step <= coalesce(d.step, j.step)"
    )


def late_readings(weights: str, claims: str) -> str:
    """A SELECT of final weights that a later reading would raise: parcel_id, side, contract, weight,
    weight_uom, weight_final_on, late_weight, late_uom, late_reading.

    `weights` is a relation of `billing_weights`, `claims` one of parcel_id, side, contract. On the sell side
    the higher weight is not billed; a vendor who bills it is disputed.
    """
    return (
        "SELECT c.parcel_id, c.side, c.contract, w.weight, w.weight_uom, w.weight_final_on, w.late_weight,"
        f" w.late_uom, w.late_reading FROM {claims} AS c JOIN weight_contracts AS n USING (contract)"
        f" JOIN {weights} AS w ON w.parcel_id = c.parcel_id AND w.rule = n.rule"
        " WHERE w.late_weight IS NOT NULL"
    )


def exposures(weights: str, claims: str) -> str:
    """A SELECT of parcels whose weight may still change on one side and not on the other: parcel_id,
    closed_side, closed_contract, closed_on, open_side, open_contract, open_until (null: no day is known),
    weight, weight_uom.

    A reading that comes now moves one side alone: what a vendor may still bill, a seller need not pay.
    """
    dated = (
        "SELECT c.parcel_id, c.side, c.contract, w.weight, w.weight_uom, w.weight_final_on AS final_on,"
        f" w.weight_is_final AS is_final FROM {claims} AS c JOIN weight_contracts AS n USING (contract)"
        f" JOIN {weights} AS w ON w.parcel_id = c.parcel_id AND w.rule = n.rule"
    )
    return (
        f"WITH dated AS MATERIALIZED ({dated}) SELECT a.parcel_id, a.side AS closed_side,"
        " a.contract AS closed_contract, a.final_on AS closed_on, b.side AS open_side,"
        " b.contract AS open_contract, b.final_on AS open_until, b.weight, b.weight_uom"
        " FROM dated AS a JOIN dated AS b ON a.parcel_id = b.parcel_id"
        " WHERE a.side <> b.side AND a.is_final AND NOT b.is_final"
    )
