"""The engine on the governing rows: every subject on each contract that prices it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from quittance.adapters.fact_files.open import open_facts
from quittance.adapters.fact_files.source import FactSource
from quittance.app.contracts.queries.in_force import ContractInForce
from quittance.app.rating.operations.govern import table_of
from quittance.app.rating.operations.month import Month
from quittance.app.rating.operations.weigh import PARCEL
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.lookup import find_definition
from quittance.core.tariff.scope import Scope
from quittance.engines.charges.event_days import EVENT_DAYS
from quittance.engines.duckdb.run import run as run_engine
from quittance.engines.facts.bind import BY_TARIFF
from quittance.kernel.sql_literal import text

_CONTRACT = FactDefinition(BY_TARIFF, Kind.WORD, "the contract that prices the row")


def price(
    connection: duckdb.DuckDBPyConnection,
    month: Month,
    contracts: Sequence[ContractInForce],
    folder: Path,
    *,
    is_weighed: bool,
) -> str:
    """The rated rows, one for each charge and bearer, as a relation over files in `folder`.

    Buy contracts come before the sell contracts that hand their cost on. `is_weighed`: there is a table
    `billed_weights`, whose weights take the place of what parcels say.
    """
    plans = [plan for contract in contracts for plan in contract.plans]
    extra = {definition.name: definition for plan in plans for definition in plan.declared}
    sources: list[FactSource] = []
    for kind in month.kinds:
        facts = folder / f"{kind}.parquet"
        rows = _rows(connection, month, kind)
        if kind == PARCEL and is_weighed:
            rows = _weighed(rows)
        connection.execute(f"COPY ({rows}) TO {text(str(facts))} (FORMAT parquet)")
        sources += open_facts(
            facts, kinds=[kind], connection=connection, extra={**extra, BY_TARIFF: _CONTRACT}
        )
    out = folder / "rated.parquet"
    run_engine(plans, sources, out, form="charge", connection=connection, closed_before=month.closed_before)
    return f"read_parquet({text(str(out))})"


def _rows(connection: duckdb.DuckDBPyConnection, month: Month, kind: str) -> str:
    """The facts of a kind, once for each contract. Days that no catalogue knows stay behind."""
    left = ["business_date", "in_month", *(name for name in EVENT_DAYS if find_definition(name) is None)]
    key = month.kinds[kind].key[0]
    columns = [row[0] for row in connection.execute(f"DESCRIBE {table_of(kind)}").fetchall()]
    also = f", g.subject_id AS {key}" if key not in columns and find_definition(key) else ""
    return (
        f"SELECT g.* EXCLUDE ({', '.join(left)}){also}, b.contract AS {BY_TARIFF} FROM {table_of(kind)} AS g"
        f" JOIN bound_to_{kind} AS b USING (subject_id) JOIN contract_scopes AS s ON s.contract = b.contract"
        " WHERE b.contracts = 1 AND (g.in_month OR (s.is_grouped AND g.business_date >= s.read_from"
        " AND g.business_date < s.read_until))"
    )


def _weighed(rows: str) -> str:
    weight, unit = (
        f"CASE WHEN w.weight IS NULL THEN f.{name} ELSE w.{name} END AS {name}" for name in _WEIGHT
    )
    return (
        f"SELECT f.* REPLACE ({weight}, {unit}) FROM ({rows}) AS f LEFT JOIN billed_weights AS w"
        f" ON w.subject_id = f.subject_id AND w.contract = f.{BY_TARIFF}"
    )


_WEIGHT = ("weight", "weight_uom")


def set_members(
    connection: duckdb.DuckDBPyConnection, month: Month, contracts: Sequence[ContractInForce]
) -> None:
    """Makes `group_members`: of every group without a period the days of its first member.

    What is charged once an order is due when its first parcel is.
    """
    days = ", ".join(f"min(g.{name}) AS {name}" for name in EVENT_DAYS)
    parts = [
        f"SELECT {text(str(scope))} AS subject, {_id(scope)} AS subject_id, b.contract, {days}"
        f" FROM {table_of(scope.subject)} AS g JOIN bound_to_{scope.subject} AS b USING (subject_id)"
        " WHERE b.contracts = 1 GROUP BY 2, 3"
        for scope in _timeless(month, contracts)
        if _has(connection, table_of(scope.subject), scope.keys)
    ]
    nobody = ", ".join(f"CAST(NULL AS DATE) AS {name}" for name in EVENT_DAYS)
    parts.append(f"SELECT '' AS subject, '' AS subject_id, '' AS contract, {nobody} WHERE FALSE")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE group_members AS {' UNION ALL '.join(parts)}")


def _timeless(month: Month, contracts: Sequence[ContractInForce]) -> list[Scope]:
    scopes = {
        line.scope: None
        for contract in contracts
        for plan in contract.plans
        for line in plan.charges()
        if line.scope.is_group and line.scope.period is None and line.scope.subject in month.kinds
    }
    return list(scopes)


def _id(scope: Scope) -> str:
    """As the engine writes it: account=A, region=EU."""
    return " || ', ' || ".join(f"'{key}=' || coalesce(CAST(g.{key} AS VARCHAR), '?')" for key in scope.keys)


def _has(connection: duckdb.DuckDBPyConnection, table: str, keys: Sequence[str]) -> bool:
    columns = {row[0] for row in connection.execute(f"DESCRIBE {table}").fetchall()}
    return columns.issuperset(keys)
