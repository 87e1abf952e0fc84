"""From plausible readings to one weight for each parcel, rule and moment."""

from __future__ import annotations

from quittance.core.measurements.rule import DECLARED

_MOMENT = "PARTITION BY parcel_id, rule, moment"
_SAID = {
    "stated": ("weight", "declared_weight"),
    "declared": ("declared_weight", "weight"),
}
"""What a parcel says itself: the first of the two that it has."""


def weighing_stages() -> dict[str, str]:
    """Up to `weighed`: of every moment the weight, and whether it was chosen, declared or stated."""
    return {
        "selected": _selected(),
        "declared": _declared(),
        "compared": _compared(),
        "crossing": "SELECT DISTINCT c.parcel_id, c.rule, c.moment FROM compared AS c JOIN weight_bands AS b"
        " ON b.rule = c.rule AND b.until >= least(size, declared_size)"
        " AND b.until < greatest(size, declared_size)",
        "weighed": _weighed(),
    }


def _selected() -> str:
    """Of every parcel, rule and moment the reading that the rule chooses."""
    order = (
        "CASE choose WHEN 'maximum' THEN -size WHEN 'median' THEN size END,"
        " CASE WHEN choose = 'last' THEN -epoch_us(read_at) ELSE epoch_us(read_at) END,"
        " CASE WHEN choose = 'last' THEN -epoch_us(known_at) ELSE epoch_us(known_at) END,"
        " measurement_id, source"
    )
    return (
        "SELECT * FROM (SELECT *, row_number()"
        f" OVER ({_MOMENT} ORDER BY {order}) AS place, count(*) OVER ({_MOMENT}) AS places"
        " FROM judged SEMI JOIN deciding USING (parcel_id, rule, moment, step) WHERE is_plausible)"
        " WHERE place = CASE choose WHEN 'median' THEN (places + 1) // 2 ELSE 1 END"
    )


def _declared() -> str:
    """Of every parcel, rule and moment the weight declared last; a tolerance is measured from it."""
    return (
        f"SELECT * FROM current WHERE reader = '{DECLARED}' AND size IS NOT NULL QUALIFY row_number() OVER"
        f" ({_MOMENT} ORDER BY read_at DESC, known_at DESC, measurement_id, source) = 1"
    )


def _compared() -> str:
    """What was chosen, what was declared and what the parcel states, side by side."""
    names = ("value", "unit", "measurement_id", "source", "reader", "size")
    chosen = ", ".join(f"s.{name}" for name in names)
    declared = ", ".join(
        f"CASE WHEN d.size IS NULL THEN {_of_parcel('declared', name)} ELSE d.{name} END AS declared_{name}"
        for name in names
    )
    stated = ", ".join(f"{_of_parcel('stated', name)} AS stated_{name}" for name in ("value", "unit", "size"))
    keys = "USING (parcel_id, rule, moment)"
    return (
        f"SELECT m.parcel_id, m.rule, m.moment, {chosen}, {declared}, {stated}"
        " FROM moments AS m JOIN closing AS c USING (parcel_id, rule)"
        f" LEFT JOIN selected AS s {keys} LEFT JOIN declared AS d {keys}"
    )


def _of_parcel(which: str, name: str) -> str:
    """SQL for a part of what the parcel says itself; there is no reading behind it."""
    first, second = _SAID[which]
    parts = {"value": "c.{}", "unit": "c.{}_uom", "size": "c.{}_size"}
    if name not in parts:
        return "''"
    part = parts[name]
    return f"CASE WHEN c.{first} IS NULL THEN {part.format(second)} ELSE {part.format(first)} END"


def _weighed() -> str:
    told = ", ".join(
        f"CASE why WHEN 'stated' THEN stated_{name} WHEN 'within_tolerance' THEN declared_{name}"
        f" ELSE {name} END AS {name}"
        for name in ("value", "unit", "size")
    )
    named = ", ".join(
        f"CASE why WHEN 'within_tolerance' THEN declared_{name} ELSE coalesce({name}, '') END AS {name}"
        for name in ("measurement_id", "source", "reader")
    )
    apart = "abs(c.size - c.declared_size)"
    tolerated = (
        "CASE WHEN t.by_band = 1 THEN x.rule IS NULL WHEN t.tolerated_hundredths IS NOT NULL"
        f" THEN {apart} * 10000 <= t.tolerated_hundredths * c.declared_size ELSE {apart} <= t.tolerated END"
    )
    why = (
        "CASE WHEN c.size IS NULL THEN CASE WHEN c.stated_size IS NOT NULL THEN 'stated' END"
        f" WHEN c.size <> c.declared_size AND {tolerated} THEN 'within_tolerance' ELSE 'chosen' END"
    )
    return (
        f"SELECT parcel_id, rule, moment, {told}, {named}, why FROM (SELECT c.*, {why} AS why"
        " FROM compared AS c JOIN weight_rules AS t USING (rule)"
        " LEFT JOIN crossing AS x ON x.parcel_id = c.parcel_id AND x.rule = c.rule AND x.moment = c.moment)"
    )
