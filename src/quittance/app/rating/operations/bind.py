"""Which contract prices each subject, and how far each contract is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import duckdb

from quittance.app.contracts.queries.in_force import ContractInForce
from quittance.app.rating.operations.govern import candidates, table_of
from quittance.app.rating.operations.month import Month
from quittance.core.contracts.claim import Claim
from quittance.engines.charges.binding import Bindings, Replaced, bindings, bound, day_facts
from quittance.engines.compile.relation import Relation
from quittance.engines.duckdb.load import load
from quittance.kernel.sql_literal import text


def claims(month: Month, kind: str, contracts: Sequence[ContractInForce], prefix: str) -> list[Bindings]:
    """The bindings of those contracts that price the kind and that its facts can bind, on whatever day."""
    columns = {column.name for column in month.kinds[kind].columns}
    mine = [claim for claim in _claims(kind, contracts) if columns.issuperset(claim.binds)]
    return _named(bindings(mine, Replaced()), f"{prefix}_{kind}")


def grouped_with_news(connection: duckdb.DuckDBPyConnection, month: Month) -> set[str]:
    """The contracts whose prices hang together and that a run since another has to rate again, whole."""
    grouped = [one for one in month.contracts if month.reaches[one.code].is_grouped]
    if month.since is None:
        return {one.code for one in grouped}
    found: set[str] = set()
    for kind in month.kinds:
        for one in _loaded(connection, claims(month, kind, grouped, "grouped")):
            found |= {code for (code,) in connection.execute(candidates(month, kind, one)).fetchall()}
    return found


def bind(connection: duckdb.DuckDBPyConnection, month: Month, kind: str) -> None:
    """Makes `bound_to_<kind>`, as `engines.charges.binding.bound` says, and `taken_from_<kind>`: what the
    layers above a contract take from it.
    """
    there = {row[0] for row in connection.execute(f"DESCRIBE {table_of(kind)}").fetchall()}
    mine = [
        claim
        for claim in _claims(kind, month.contracts)
        if there.issuperset(claim.binds) and (not claim.day_fact or claim.day_fact in there)
    ]
    replaced = Replaced()
    days = {fact: _days(connection, kind, fact) for fact in day_facts(mine)}
    claimed = _loaded(connection, _named(bindings(mine, replaced, days), f"bindings_{kind}"))
    rows = bound(table_of(kind), claimed) if claimed else _NOBODY
    connection.execute(f"CREATE OR REPLACE TEMP TABLE bound_to_{kind} AS {rows}")
    above = connection.execute(f"SELECT DISTINCT above FROM bound_to_{kind} WHERE above <> ''").fetchall()
    taken = replaced.taken(each for (each,) in above)
    load(connection, [Relation(f"taken_from_{kind}", taken.columns, taken.rows)])


_NOBODY = (
    "SELECT '' AS subject_id, '' AS side, CAST(0 AS BIGINT) AS position, '' AS contract, '' AS other,"
    " CAST(0 AS BIGINT) AS contracts, '' AS above WHERE FALSE"
)


def without_taken(connection: duckdb.DuckDBPyConnection, month: Month, rated: str) -> str:
    """The rated rows without the charges that a layer above prices, as a relation."""
    parts = [
        f"SELECT {text(kind)} AS subject, b.subject_id, b.contract AS tariff, t.code"
        f" FROM bound_to_{kind} AS b JOIN taken_from_{kind} AS t ON t.above = b.above"
        for kind in month.kinds
        if connection.execute(f"SELECT 1 FROM taken_from_{kind} LIMIT 1").fetchall()
    ]
    if not parts:
        return rated
    return (
        f"(SELECT r.* FROM {rated} AS r ANTI JOIN ({' UNION ALL '.join(parts)}) AS t"
        " USING (subject, subject_id, tariff, code))"
    )


def _claims(kind: str, contracts: Sequence[ContractInForce]) -> list[Claim]:
    return [claim for one in contracts if kind in one.kinds for claim in one.claims(kind)]


def _days(connection: duckdb.DuckDBPyConnection, kind: str, fact: str) -> list[date]:
    found = connection.execute(
        f"SELECT DISTINCT {fact} FROM {table_of(kind)} WHERE {fact} IS NOT NULL ORDER BY 1"
    ).fetchall()
    return [day for (day,) in found]


def _named(claimed: Sequence[Bindings], prefix: str) -> list[Bindings]:
    return [
        replace(one, relation=Relation(f"{prefix}_{number}", one.relation.columns, one.relation.rows))
        for number, one in enumerate(claimed)
    ]


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


def _loaded(connection: duckdb.DuckDBPyConnection, claimed: list[Bindings]) -> list[Bindings]:
    load(connection, [one.relation for one in claimed])
    return claimed
