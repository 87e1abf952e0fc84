"""Readings of weights over columns: as known at each moment that matters, up to those that are plausible."""

from __future__ import annotations

from quittance.core.measurements.rule import DECLARED
from quittance.core.measurements.size import DECIMALS, FACTORS, LARGEST

_LARGEST = LARGEST * 10 ** (DECIMALS + 12)


def sized(value: str, unit: str) -> str:
    """SQL for the size of a weight, as `core.measurements.size` counts it; null where it is none."""
    branches = " ".join(f"WHEN '{name}' THEN CAST('{factor}' AS HUGEINT)" for name, factor in FACTORS.items())
    size = f"CAST({value} * {10**DECIMALS} AS HUGEINT) * CASE {unit} {branches} END"
    return f"CASE WHEN {size} > 0 AND {size} <= CAST('{_LARGEST}' AS HUGEINT) THEN {size} END"


def reading_stages(measurements: str, now: str) -> dict[str, str]:
    """Readings of weights as known at each moment that matters, up to those that are plausible.

    The moments are the present one, or of a final weight the last one before it closed and all later ones at
    which a reading became known.
    """
    just_before = "closes_at - INTERVAL 1 MICROSECOND"
    group = "PARTITION BY parcel_id, rule, moment"
    of_step = f"OVER ({group}, step ORDER BY size, read_at, known_at, measurement_id, source)"
    return {
        "read": "SELECT subject_id AS parcel_id, measurement_id, source, reader, certified, value, unit,"
        ' "at" AS read_at,'
        f" known_at, row_hash, {sized('value', 'unit')} AS size FROM {measurements} AS m"
        f" WHERE subject = 'parcel' AND reading = 'weight' AND known_at <= {now}"
        " AND subject_id IN (SELECT parcel_id FROM wanted)",
        "moments": f"SELECT parcel_id, rule, least({now}, {just_before}) AS moment FROM closing"
        " SEMI JOIN read USING (parcel_id) UNION"
        " SELECT c.parcel_id, c.rule, r.known_at FROM closing AS c JOIN read AS r USING (parcel_id)"
        " WHERE r.known_at >= c.closes_at",
        "current": "SELECT m.parcel_id, m.rule, m.moment, r.* EXCLUDE (parcel_id) FROM moments AS m"
        " JOIN read AS r ON r.parcel_id = m.parcel_id AND r.known_at <= m.moment QUALIFY row_number() OVER"
        f" ({group.replace('parcel_id', 'm.parcel_id')}, measurement_id, source"
        " ORDER BY known_at DESC, row_hash DESC) = 1",
        "counting": "SELECT c.*, s.step, t.choose, t.within_hundredths, size IS NOT NULL"
        " AND coalesce(size >= t.lowest, TRUE) AND coalesce(size <= t.highest, TRUE) AS is_inside"
        " FROM current AS c JOIN weight_readers AS s USING (rule, reader) JOIN weight_rules AS t USING (rule)"
        f" WHERE t.certified = 0 OR coalesce(c.certified, FALSE) OR c.reader = '{DECLARED}'",
        "medians": "SELECT parcel_id, rule, moment, step, size AS median, value AS median_value,"
        " unit AS median_unit FROM (SELECT *, row_number()"
        f" {of_step} AS place, count(*) OVER ({group}, step) AS places FROM counting WHERE is_inside)"
        " WHERE place = (places + 1) // 2",
        "judged": "SELECT c.*, m.median_value, m.median_unit,"
        " c.is_inside AND coalesce(abs(c.size - m.median) * 10000"
        " <= c.within_hundredths * m.median, TRUE) AS is_plausible"
        " FROM counting AS c LEFT JOIN medians AS m USING (parcel_id, rule, moment, step)",
        "deciding": "SELECT parcel_id, rule, moment, min(step) AS step FROM judged WHERE is_plausible"
        " GROUP BY ALL",
    }
