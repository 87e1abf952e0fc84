"""Which contract prices each subject, and how far each contract is judged."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from quittance.app.contracts.queries.in_force import ContractInForce
from quittance.app.rating.operations.govern import candidates, table_of
from quittance.app.rating.operations.month import Month
from quittance.engines.charges.binding import bindings, bound
from quittance.engines.compile.relation import Relation
from quittance.engines.duckdb.load import load


def claims(month: Month, kind: str, contracts: Sequence[ContractInForce], prefix: str) -> list[Relation]:
    """The bindings of those contracts that price the kind and that its facts can bind."""
    columns = {column.name for column in month.kinds[kind].columns}
    mine = [one for one in contracts if kind in one.kinds and columns.issuperset(one.binds)]
    return [
        Relation(f"{prefix}_{kind}_{number}", relation.columns, relation.rows)
        for number, relation in enumerate(bindings(mine))
    ]


def grouped_with_news(connection: duckdb.DuckDBPyConnection, month: Month) -> set[str]:
    """The contracts whose prices hang together and that a run since another has to rate again, whole."""
    grouped = [one for one in month.contracts if month.reaches[one.code].is_grouped]
    if month.since is None:
        return {one.code for one in grouped}
    found: set[str] = set()
    for kind in month.kinds:
        for relation in _loaded(connection, claims(month, kind, grouped, "grouped")):
            found |= {code for (code,) in connection.execute(candidates(month, kind, relation)).fetchall()}
    return found


def bind(connection: duckdb.DuckDBPyConnection, month: Month, kind: str) -> None:
    """Makes `bound_to_<kind>`: subject, side, the contract that claims it, and how many do."""
    relations = _loaded(connection, claims(month, kind, month.contracts, "bindings"))
    rows = bound(table_of(kind), relations) if relations else _NOBODY
    connection.execute(f"CREATE OR REPLACE TEMP TABLE bound_to_{kind} AS {rows}")


_NOBODY = "SELECT '' AS subject_id, '' AS side, '' AS contract, CAST(0 AS BIGINT) AS contracts WHERE FALSE"


def set_scopes(
    connection: duckdb.DuckDBPyConnection, month: Month, contracts: Sequence[ContractInForce]
) -> None:
    """Makes `contract_scopes`: what of each contract is read and judged."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE contract_scopes (contract VARCHAR, side VARCHAR, is_grouped BOOLEAN,"
        " judged_from DATE, judged_until DATE, read_from DATE, read_until DATE)"
    )
    rows = []
    for one in contracts:
        reach = month.reaches[one.code]
        spans = (reach.judged_from, reach.judged_until, reach.read_from, reach.read_until)
        rows.append([one.code, one.side, reach.is_grouped, *spans])
    if rows:
        connection.executemany("INSERT INTO contract_scopes VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _loaded(connection: duckdb.DuckDBPyConnection, relations: list[Relation]) -> list[Relation]:
    load(connection, relations)
    return relations
