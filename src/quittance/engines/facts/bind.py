"""Binds fact rows to plans: a `version` column with the position of the plan within its shape."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from quittance.core.facts.schema import FactSchema
from quittance.core.rating.versions import KNOWN, price_date_of
from quittance.core.tariff.plan import Plan
from quittance.engines.compile.relation import ColumnType, Relation
from quittance.engines.facts.windows import Window
from quittance.kernel.sql_literal import text

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
    if schema.column(date_name) is None or not mine:
        return f"SELECT *, CAST(0 AS BIGINT) AS version FROM ({relation}) WHERE false", None
    day, known = _days(schema, date_name)
    by_tariff = schema.column(BY_TARIFF) is not None
    if len(mine) == 1 and not by_tariff:
        inside = _inside(day, known, mine[0])
        return f"SELECT *, CAST(0 AS BIGINT) AS version FROM ({relation}) WHERE {inside}", None
    days = sorted({day for window in mine for day in (window.starts, window.ends) if day})
    knowns = sorted({day for window in mine for day in (window.known_from, window.known_before) if day})
    place = {plan: at for at, plan in enumerate(shape)}
    rows = [
        (window.tariff, epoch, known_epoch, place[window.plan])
        for window in mine
        for epoch in _epochs(days, window.starts, window.ends)
        for known_epoch in _epochs(knowns, window.known_from, window.known_before)
    ]
    columns: dict[str, ColumnType] = {
        "tariff": "VARCHAR",
        "epoch": "BIGINT",
        "known_epoch": "BIGINT",
        "version": "BIGINT",
    }
    versions = Relation(f"versions_{subject}", columns, list(rows))
    named = f' AND v.tariff = f."{BY_TARIFF}"' if by_tariff else ""
    return (
        "SELECT f.* EXCLUDE (epoch, known_epoch), v.version "
        f"FROM (SELECT *, {_passed(day, days)} AS epoch, {_passed(known, knowns)} AS known_epoch "
        f"FROM ({relation})) f "
        f"JOIN {versions.name} v ON v.epoch = f.epoch AND v.known_epoch = f.known_epoch{named}"
    ), versions


def outside_sql(
    relation: str, plan: Plan, subject: str, schema: FactSchema, held: Sequence[Window]
) -> tuple[str, str]:
    """The rows of that kind for which no version of the plan's tariff holds: the relation's columns, and SQL
    that tells why, NO_VERSION or MISSING_FACT without a pricing date; then SQL of their pricing date.
    """
    date_name = price_date_of(plan, subject)
    if schema.column(date_name) is None:
        return f"SELECT *, 'MISSING_FACT' AS code FROM ({relation})", "CAST(NULL AS DATE)"
    day, known = _days(schema, date_name)
    mine = _joined([window for window in held if window.tariff == plan.header.tariff])
    inside = " OR ".join(f"({_inside(day, known, window)})" for window in mine) or "false"
    mine_only = f' AND "{BY_TARIFF}" = {text(plan.header.tariff)}' if schema.column(BY_TARIFF) else ""
    code = f"CASE WHEN {day} IS NULL THEN 'MISSING_FACT' ELSE 'NO_VERSION' END"
    outside = f"({day} IS NULL OR NOT ({inside})){mine_only}"
    return f"SELECT *, {code} AS code FROM ({relation}) WHERE {outside}", day


def version_number(schema: FactSchema, date_name: str, held: Sequence[Window]) -> str:
    """SQL for the position of the plan that prices a row; null where none does."""
    day, known = _days(schema, date_name)
    branches = " ".join(f"WHEN {_inside(day, known, window)} THEN {window.plan}" for window in held)
    return f"CASE {branches} END" if branches else "CAST(NULL AS INTEGER)"


def _days(schema: FactSchema, date_name: str) -> tuple[str, str]:
    """The pricing day, and the day on which the subject became known: unless said, its pricing day."""
    day = f'"{date_name}"'
    return day, day if schema.column(KNOWN) is None else f'coalesce("{KNOWN}", {day})'


def _epochs(boundaries: Sequence[date], starts: date | None, ends: date | None) -> range:
    """The epochs that lie in [starts, ends); epoch 0 is before every boundary, None is without a limit."""
    first = 0 if starts is None else bisect_right(boundaries, starts)
    return range(first, len(boundaries) + 1 if ends is None else bisect_right(boundaries, ends))


def _passed(day: str, boundaries: Sequence[date], before: int = 0) -> str:
    """How many of the boundaries the day has passed, by halving them: a sum over thousands would nest too
    deep.
    """
    if not boundaries:
        return str(before)
    half = len(boundaries) // 2
    later = _passed(day, boundaries[half + 1 :], before + half + 1)
    earlier = _passed(day, boundaries[:half], before)
    return f"CASE WHEN {day} >= {_date(boundaries[half])} THEN {later} ELSE {earlier} END"


def _joined(held: Sequence[Window]) -> list[Window]:
    """The same days in fewer windows: one that follows another without a gap goes on where that ends."""
    found: list[Window] = []
    for window in held:
        last = found[-1] if found else None
        if last is not None and replace(last, plan=window.plan, starts=last.ends, ends=window.ends) == window:  # type: ignore[arg-type]
            found[-1] = replace(last, ends=window.ends)
        else:
            found.append(window)
    return found


def _inside(day: str, known: str, window: Window) -> str:
    parts = [f"{day} >= {_date(window.starts)}"]
    if window.ends is not None:
        parts.append(f"{day} < {_date(window.ends)}")
    if window.known_from is not None:
        parts.append(f"{known} >= {_date(window.known_from)}")
    if window.known_before is not None:
        parts.append(f"{known} < {_date(window.known_before)}")
    return " AND ".join(parts)


def _date(day: date) -> str:
    return f"DATE '{day.isoformat()}'"


__all__ = ["Mapping", "bound_sql", "outside_sql", "price_date_of"]
