"""Groups that a change of version cuts in two: each version prices its own part, which is rarely meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from quittance.core.rating.versions import price_date_of
from quittance.core.tariff.features.aggregate import Aggregate, Window
from quittance.core.tariff.features.offer import Budget
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.scope import Scope
from quittance.core.tariff.walk import parts
from quittance.engines.facts.bind import version_number
from quittance.engines.facts.source import Source
from quittance.engines.facts.windows import windows


@dataclass(frozen=True, slots=True)
class CutGroups:
    """How many groups of a scope have rows that different versions of the tariff price, with an example of
    one.

    looks_back: whether lines read earlier periods or a budget, which start anew with each version.
    """

    tariff: str
    scope: Scope
    count: int
    example: str
    looks_back: bool


def cut_groups(
    connection: duckdb.DuckDBPyConnection, plans: Sequence[Plan], sources: Sequence[Source]
) -> list[CutGroups]:
    """Those of all tariffs that have several versions; nothing is read for the others."""
    found: list[CutGroups] = []
    for tariff in dict.fromkeys(plan.header.tariff for plan in plans):
        versions = [plan for plan in plans if plan.header.tariff == tariff]
        if len(versions) < 2:
            continue
        for scope in _scopes(versions):
            for source in sources:
                if source.subject == scope.subject:
                    found += _cut(connection, versions, scope, source)
    return found


def _scopes(versions: Sequence[Plan]) -> list[Scope]:
    """The groups that any line is for or counts over."""
    scopes: dict[Scope, None] = {}
    for plan in versions:
        for line in plan.lines:
            wanted = [line.scope, *(one.group for one in parts(line.steps) if isinstance(one, Aggregate))]
            scopes.update(dict.fromkeys(scope for scope in wanted if scope.is_group))
    return list(scopes)


def _cut(
    connection: duckdb.DuckDBPyConnection, versions: Sequence[Plan], scope: Scope, source: Source
) -> Iterator[CutGroups]:
    date_name = price_date_of(versions[0], scope.subject)
    if source.schema.column(date_name) is None:
        return
    keys = [f'"{key}"' for key in scope.keys if source.schema.column(key) is not None]
    if scope.period is not None:
        keys.append(f"CAST(date_trunc('{scope.period.value}', \"{date_name}\") AS DATE)")
    number = version_number(source.schema, date_name, windows(versions))
    shown = " || ', ' || ".join(f"coalesce(CAST({key} AS VARCHAR), '?')" for key in keys) or "''"
    grouped = f" GROUP BY {', '.join(keys)}" if keys else ""
    query = (
        f"SELECT count(*), min(shown) FROM (SELECT {shown} AS shown, count(DISTINCT {number}) AS versions "
        f"FROM ({source.relation}){grouped}) WHERE versions > 1"
    )
    row = connection.execute(query).fetchone()
    assert row is not None, "an aggregate has one row"
    if row[0]:
        yield CutGroups(versions[0].header.tariff, scope, int(row[0]), str(row[1]), _looks_back(versions))


def _looks_back(versions: Sequence[Plan]) -> bool:
    return any(
        isinstance(part, Budget)
        or (isinstance(part, Aggregate) and part.window in (Window.PREVIOUS, Window.LAST))
        for plan in versions
        for part in parts(plan.lines)
    )
