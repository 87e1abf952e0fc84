"""The facts that one subject's price depends on: its own, and those that share a group with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from quittance.adapters.fact_files.rows import fact_rows
from quittance.adapters.fact_files.source import FactSource
from quittance.core.facts.row import FactRow
from quittance.core.rating.reads import aggregates_of
from quittance.core.tariff.features.offer import Budget
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.scope import Scope
from quittance.kernel.sql_literal import text

ROUNDS_MAX = 4
"""So often members of groups bring in members of their own other groups, before all facts are taken."""

Wanted = Mapping[str, Sequence[str]]


def with_members(
    connection: duckdb.DuckDBPyConnection,
    sources: Sequence[FactSource],
    plans: Sequence[Plan],
    subject_id: str,
) -> tuple[FactRow, ...]:
    """The subject's own row first, then the rows that share a group with it.

    Every row for a group itself, which has none of its own, and where a budget is used up in order.
    """
    own = _where(connection, sources, {"subject_id": [subject_id]})
    if not own or _has_budget(plans):
        return _own_first(_where(connection, sources, {}), subject_id)
    scopes = _scopes(plans)
    if not any(scope.is_group for scope in scopes):
        return tuple(own)
    keys = {key for scope in scopes for key in scope.keys}
    members = own
    for _ in range(ROUNDS_MAX):
        more = _where(connection, sources, _shared(members, keys)) if keys else []
        if len(more) == len(members):
            return _own_first(more, subject_id)
        if not more:
            break
        members = more
    return _own_first(_where(connection, sources, {}), subject_id)


def _scopes(plans: Sequence[Plan]) -> set[Scope]:
    """What lines are worked out for, and the groups that they count over."""
    lines = [line for plan in plans for line in plan.lines]
    return {line.scope for line in lines} | {one.group for line in lines for one in aggregates_of(line)}


def _has_budget(plans: Sequence[Plan]) -> bool:
    return any(isinstance(step, Budget) for plan in plans for line in plan.lines for step in line.steps)


def _shared(rows: Sequence[FactRow], keys: set[str]) -> dict[str, list[str]]:
    """The words under each key that the rows have."""
    found = {
        key: sorted({value for row in rows if isinstance(value := row.values.get(key), str)}) for key in keys
    }
    return {key: words for key, words in found.items() if words}


def _where(
    connection: duckdb.DuckDBPyConnection, sources: Sequence[FactSource], wanted: Wanted
) -> list[FactRow]:
    """The rows that have one of the words under one of the keys; all rows if nothing is wanted."""
    rows: list[FactRow] = []
    for source in sources:
        names = {column.name for column in source.schema.columns} | {"subject_id"}
        tests = [
            f'"{key}" IN ({", ".join(map(text, words))})' for key, words in wanted.items() if key in names
        ]
        if tests or not wanted:
            rows += fact_rows(source, connection, " OR ".join(tests))
    return rows


def _own_first(rows: Sequence[FactRow], subject_id: str) -> tuple[FactRow, ...]:
    return tuple(sorted(rows, key=lambda row: row.id != subject_id))
