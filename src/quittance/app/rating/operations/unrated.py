"""What has no price: listed with its reason and an estimate of the money, never dropped."""

from __future__ import annotations

from pathlib import Path

import duckdb

from quittance.app.contracts.folder import BINDS
from quittance.app.rating.operations.govern import table_of
from quittance.app.rating.operations.month import Month
from quittance.engines.charges.internal import REASON, contract_entities, without_internal
from quittance.engines.duckdb.load import load
from quittance.kernel.sql_literal import text

ALIKE = ("carrier", "service", "dest_country")
"""Subjects that agree in these are estimated alike: the carrier of a parcel, the way of its service."""

_LISTED = ("subject", "subject_id", "side", "contract", "reason", "charge", *BINDS)

Counts = list[tuple[str, str, str, int, str, str]]
"""Kind of subject, side, reason, how many, and the sum of their estimates with its currency ("" for none)."""


def list_unrated(
    connection: duckdb.DuckDBPyConnection, month: Month, path: Path
) -> tuple[Counts, Path | None]:
    """Writes the CSV file `path` of subjects without contract, with several, and refused by theirs.

    The estimate is the middle price of subjects of the kind and side that are alike in `ALIKE`, else of the
    kind and side. A run by some contracts only does not tell of subjects that are none of theirs. A run over
    subjects with news keeps what the list before it says of the others, estimates included.
    """
    parts = [part for kind in month.kinds for part in _of_kind(connection, month, kind)]
    parts.append(_of_groups(month))
    connection.execute(f"CREATE OR REPLACE TEMP TABLE unrated AS {' UNION ALL BY NAME '.join(parts)}")
    if month.since is not None and month.since.unrated_file is not None:
        before = f"read_csv({text(str(month.since.unrated_file))}, all_varchar = true, header = true)"
        looked_at = " UNION ALL ".join(
            f"SELECT {text(kind)} AS subject, subject_id FROM looked_at_{kind}" for kind in month.kinds
        )
        _estimate(connection, month)
        connection.execute(
            "INSERT INTO listed BY NAME SELECT * REPLACE (CAST(estimate AS DECIMAL(18, 4)) AS estimate)"
            f" FROM {before} AS b ANTI JOIN ({looked_at}) AS t"
            " ON t.subject = b.subject AND t.subject_id = b.subject_id"
            f" WHERE b.subject IN ({', '.join(map(text, month.kinds))})"
        )
    else:
        _estimate(connection, month)
    counts = connection.execute(
        "SELECT subject, side, reason, count(DISTINCT subject_id),"
        " coalesce(CAST(sum(estimate) AS VARCHAR), ''), coalesce(currency, '') FROM listed"
        " GROUP BY subject, side, reason, currency ORDER BY ALL"
    ).fetchall()
    if not counts:
        return [], None
    path.parent.mkdir(parents=True, exist_ok=True)
    connection.execute(
        f"COPY (SELECT * FROM listed ORDER BY ALL) TO {text(str(path))} (FORMAT csv, HEADER true)"
    )
    return counts, path


def _alike() -> list[str]:
    return [name for name in ALIKE if name not in BINDS]


def _of_kind(connection: duckdb.DuckDBPyConnection, month: Month, kind: str) -> list[str]:
    governing = table_of(kind)
    there = {row[0] for row in connection.execute(f"DESCRIBE {governing}").fetchall()}
    binds = ", ".join(
        f"g.{name}" if name in there else f"CAST(NULL AS VARCHAR) AS {name}" for name in (*BINDS, *_alike())
    )
    who = f"SELECT {text(kind)} AS subject, g.subject_id"
    sides = "(SELECT DISTINCT s.side FROM contract_scopes AS s JOIN kind_contracts AS k USING (contract)"
    sides += f" WHERE k.kind = {text(kind)} AND s.side <> 'internal')"
    legs = _bought_by_leg(month, kind)
    return [
        f"{who}, s.side, '' AS contract, 'NO_CONTRACT' AS reason, '' AS charge, {binds}"
        f" FROM {governing} AS g CROSS JOIN {sides} AS s ANTI JOIN bound_to_{kind} AS b"
        f" ON b.subject_id = g.subject_id AND b.side = s.side"
        f" WHERE g.in_month AND {'FALSE' if month.only else 'TRUE'}{legs}",
        f"{who}, b.side, b.contract || ' + ' || b.other AS contract, 'CONTRACT_OVERLAP' AS reason,"
        f" '' AS charge, {binds} FROM {governing} AS g JOIN bound_to_{kind} AS b USING (subject_id)"
        " WHERE g.in_month AND b.contracts > 1 AND b.contract <> b.other",
        f"{who}, d.side, d.contract, CAST(d.refusal AS VARCHAR) AS reason, d.charge, {binds}"
        f" FROM {governing} AS g JOIN due AS d ON d.subject = {text(kind)} AND d.subject_id = g.subject_id"
        " WHERE d.refusal IS NOT NULL AND g.in_month",
        f"{who}, d.side, d.contract, 'UNKNOWN_TRIGGER' AS reason, d.charge, {binds}"
        f" FROM {governing} AS g JOIN due AS d ON d.subject = {text(kind)} AND d.subject_id = g.subject_id"
        " WHERE NOT d.known_trigger AND g.in_month",
        f"{who}, 'internal' AS side, m.contract, '{REASON}' AS reason, '' AS charge, {binds}"
        f" FROM {governing} AS g JOIN ({_without_internal(connection, month, kind)}) AS m USING (subject_id)"
        f" WHERE g.in_month AND {'FALSE' if month.only else 'TRUE'}",
    ]


def _without_internal(connection: duckdb.DuckDBPyConnection, month: Month, kind: str) -> str:
    """What one entity sells and another buys without a contract between them. The legs of a parcel are bought
    for whoever sells the parcel.
    """
    load(connection, [contract_entities(month.contracts)])
    own = {side: _of_side(kind, side) for side in ("sell", "buy", "internal")}
    if kind == "leg" and "parcel" in month.kinds:
        for side in ("sell", "internal"):
            parcels = _of_side("parcel", side)
            own[side] += (
                f" UNION SELECT g.subject_id, p.contract FROM {table_of('leg')} AS g"
                f" JOIN ({parcels}) AS p ON p.subject_id = g.parcel_id"
            )
    return without_internal(f"({own['sell']})", f"({own['buy']})", f"({own['internal']})")


def _of_side(kind: str, side: str) -> str:
    return f"SELECT subject_id, contract FROM bound_to_{kind} WHERE side = {text(side)} AND contracts = 1"


def _bought_by_leg(month: Month, kind: str) -> str:
    """A parcel whose legs are bought needs no buy contract of its own."""
    if kind != "parcel" or "leg" not in month.kinds:
        return ""
    legs = month.facts["legs"].relation()
    return f" AND NOT (s.side = 'buy' AND g.subject_id IN (SELECT parcel_id FROM {legs}))"


def _of_groups(month: Month) -> str:
    """Groups of subjects, such as a seller's month, whose own charge is refused."""
    kinds = ", ".join(map(text, month.kinds))
    binds = ", ".join(f"CAST(NULL AS VARCHAR) AS {name}" for name in (*BINDS, *_alike()))
    return (
        "SELECT subject, subject_id, side, contract, CAST(refusal AS VARCHAR) AS reason, charge,"
        f" {binds} FROM due WHERE refusal IS NOT NULL AND subject NOT IN ({kinds})"
    )


def _estimate(connection: duckdb.DuckDBPyConnection, month: Month) -> None:
    """Makes `listed`: what is unrated with what such subjects cost. The middle one is a price, and exact."""
    names = [*_LISTED, *_alike()]
    priced = " UNION ALL BY NAME ".join(
        f"SELECT d.subject, d.subject_id, d.side, d.currency, d.amount, {_known(connection, kind)}"
        f" FROM due AS d JOIN {table_of(kind)} AS g ON g.subject_id = d.subject_id"
        f" WHERE d.subject = {text(kind)} AND d.amount <> 0"
        for kind in month.kinds
    )
    alike = ", ".join(ALIKE)
    if not connection.execute("SELECT 1 FROM unrated LIMIT 1").fetchall():
        priced = f"SELECT * FROM ({priced}) LIMIT 0"
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE priced AS SELECT subject, subject_id, side, currency,"
        f" sum(amount) AS price, {alike} FROM ({priced}) GROUP BY ALL"
    )
    # Prices of two currencies have no middle: that of the currency in which most are priced stands for all.
    middle = "currency, quantile_disc(price, 0.5) AS price"
    first = "QUALIFY row_number() OVER (PARTITION BY subject, side{} ORDER BY count(*) DESC, currency) = 1"
    same = " AND ".join(f"a.{name} IS NOT DISTINCT FROM u.{name}" for name in ALIKE)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE listed AS"
        f" WITH alike AS (SELECT subject, side, {alike}, {middle} FROM priced"
        f" GROUP BY subject, side, {alike}, currency"
        f" {first.format(f', {alike}')}),"
        f" side AS (SELECT subject, side, {middle} FROM priced"
        f" GROUP BY subject, side, currency {first.format('')})"
        f" SELECT {', '.join(f'u.{name}' for name in names)},"
        " coalesce(a.price, s.price) AS estimate, coalesce(a.currency, s.currency) AS currency,"
        " CASE WHEN a.price IS NOT NULL THEN 'alike' WHEN s.price IS NOT NULL THEN 'side' END AS estimated_by"
        f" FROM unrated AS u LEFT JOIN alike AS a ON a.subject = u.subject AND a.side = u.side AND {same}"
        " LEFT JOIN side AS s ON s.subject = u.subject AND s.side = u.side"
    )


def _known(connection: duckdb.DuckDBPyConnection, kind: str) -> str:
    there = {row[0] for row in connection.execute(f"DESCRIBE {table_of(kind)}").fetchall()}
    return ", ".join(f"g.{name}" if name in there else f"CAST(NULL AS VARCHAR) AS {name}" for name in ALIKE)
