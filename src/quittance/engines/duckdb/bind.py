"""Binds fact rows to plans: a `version` column with the position of the plan within its shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from quittance.core.facts.schema import FactSchema
from quittance.core.rating.versions import price_date_of
from quittance.core.tariff.plan import Plan
from quittance.engines.compile.relation import Relation
from quittance.engines.duckdb.windows import Window

BY_TARIFF = "tariff"  # a fact column of that name says which tariff prices the row


def bound_sql(
    subject: str,
    relation: str,
    schema: FactSchema,
    plans: Sequence[Plan],
    shape: Sequence[int],
    held: Sequence[Window],
) -> tuple[str, Relation | None]:
    """The rows with their version, and the relation that says it (None for one window, where a filter will
    do).

    Days become an epoch number by counting the boundaries passed, then an equality join finds the version: no
    range join.
    """
    mine = [window for window in held if window.plan in shape]
    date_name = price_date_of(plans[shape[0]], subject)
    if schema.column(date_name) is None:
        return f"SELECT *, CAST(0 AS BIGINT) AS version FROM ({relation}) WHERE false", None
    day = f'"{date_name}"'
    by_tariff = schema.column(BY_TARIFF) is not None
    if len(mine) == 1 and not by_tariff:
        return f"SELECT *, CAST(0 AS BIGINT) AS version FROM ({relation}) WHERE {_inside(day, mine[0])}", None
    edges = sorted({day for window in mine for day in (window.starts, window.ends) if day is not None})
    rows = [
        (window.tariff, epoch, shape.index(window.plan))
        for window in mine
        for epoch in range(1, len(edges) + 1)
        if window.starts <= edges[epoch - 1] and (window.ends is None or edges[epoch - 1] < window.ends)
    ]
    versions = Relation(
        f"versions_{subject}", {"tariff": "VARCHAR", "epoch": "BIGINT", "version": "BIGINT"}, list(rows)
    )
    count = " + ".join(f"CAST({day} >= {_date(edge)} AS INTEGER)" for edge in edges)
    named = f' AND v.tariff = f."{BY_TARIFF}"' if by_tariff else ""
    return (
        f"SELECT f.* EXCLUDE (epoch), v.version FROM (SELECT *, {count} AS epoch FROM ({relation})) f "
        f"JOIN {versions.name} v ON v.epoch = f.epoch{named}"
    ), versions


def outside_sql(relation: str, plan: Plan, subject: str, schema: FactSchema, held: Sequence[Window]) -> str:
    """The rows of that kind for which no version of the plan's tariff holds."""
    mine = [window for window in held if window.tariff == plan.header.tariff]
    date_name = price_date_of(plan, subject)
    if schema.column(date_name) is None:
        return f"SELECT subject_id, 'MISSING_FACT' AS code FROM ({relation})"
    day = f'"{date_name}"'
    inside = " OR ".join(f"({_inside(day, window)})" for window in mine) or "false"
    mine_only = (
        f""" AND "{BY_TARIFF}" = '{plan.header.tariff.replace("'", "''")}'"""
        if schema.column(BY_TARIFF)
        else ""
    )
    code = f"CASE WHEN {day} IS NULL THEN 'MISSING_FACT' ELSE 'NO_VERSION' END"
    outside = f"({day} IS NULL OR NOT ({inside})){mine_only}"
    return f"SELECT subject_id, {code} AS code FROM ({relation}) WHERE {outside}"


def _inside(day: str, window: Window) -> str:
    upper = f" AND {day} < {_date(window.ends)}" if window.ends is not None else ""
    return f"{day} >= {_date(window.starts)}{upper}"


def _date(day: date) -> str:
    return f"DATE '{day.isoformat()}'"


__all__ = ["Mapping", "bound_sql", "outside_sql", "price_date_of"]
