"""The columns of a rating run: govern, bind, price, see what is due, take the difference."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from quittance.app.contracts.queries.in_force import ContractInForce
from quittance.app.rating.operations.bind import bind, claims, grouped_with_news, set_scopes, without_taken
from quittance.app.rating.operations.govern import govern, table_of
from quittance.app.rating.operations.month import Month
from quittance.app.rating.operations.price import price, set_members
from quittance.app.rating.operations.unrated import Counts, list_unrated
from quittance.app.rating.operations.weigh import PARCEL, weigh, weight_facts
from quittance.core.facts.elsewhere import BOUGHT
from quittance.engines.charges.agreed import agreed_due, agreed_relation
from quittance.engines.charges.deltas import delta_rows
from quittance.engines.charges.due import Judged, due_charges
from quittance.engines.duckdb.load import load
from quittance.kernel.sql_literal import text


@dataclass(frozen=True, slots=True)
class Differences:
    """`rows` names a relation of the rows to write; the rest is what is to be told of them.

    subjects   how many of each kind were looked at.
    sums       side, reason, currency, how many differences, their sum.
    """

    rows: str
    subjects: list[tuple[str, int]]
    sums: list[tuple[str, str, str, int, str]]
    unrated: Counts
    unrated_file: Path | None


def find_differences(connection: duckdb.DuckDBPyConnection, month: Month, unrated: Path) -> Differences:
    """What the run has to write. What has no price is written to the CSV file `unrated`."""
    with_news = grouped_with_news(connection, month)
    whole = [
        one for one in month.contracts if not month.reaches[one.code].is_grouped or one.code in with_news
    ]
    judging = [one for one in month.judging() if one in whole]
    pricing = [one for one in whole if one in judging or _is_read(one, judging)]
    grouped = [one for one in pricing if one.code in with_news]
    for kind in month.kinds:
        relations = claims(month, kind, grouped, "again") if month.since is not None else []
        load(connection, [one.relation for one in relations])
        govern(connection, month, kind, relations, weight_facts(month) if kind == PARCEL else ())
        bind(connection, month, kind)
    is_weighed = weigh(connection, month)
    connection.execute("CREATE OR REPLACE TEMP TABLE kind_contracts (kind VARCHAR, contract VARCHAR)")
    connection.executemany(
        "INSERT INTO kind_contracts VALUES (?, ?)",
        [[kind, one.code] for one in month.contracts for kind in sorted(one.kinds)],
    )
    set_scopes(connection, month, pricing)
    with tempfile.TemporaryDirectory() as folder:
        rated = price(connection, month, pricing, Path(folder), is_weighed=is_weighed)
        set_scopes(connection, month, judging)
        set_members(connection, month, judging)
        _due(connection, month, judging, without_taken(connection, month, rated), is_weighed=is_weighed)
    rows = delta_rows("due", _charged(month), "contract_scopes", known_at=month.known_at, run=month.run)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE differences AS SELECT * FROM ({rows})"
        f" WHERE {_among('code', month.chosen.charges)} AND {_among('reason', month.chosen.reasons)}"
    )
    return Differences(
        "differences",
        [(kind, _in_month(connection, kind)) for kind in month.kinds],
        connection.execute(
            "SELECT side, reason, currency, count(*), CAST(sum(amount) AS VARCHAR) FROM differences"
            " GROUP BY ALL ORDER BY ALL"
        ).fetchall(),
        *list_unrated(connection, month, unrated),
    )


def _among(column: str, words: Sequence[str]) -> str:
    return f"{column} IN ({', '.join(map(text, words))})" if words else "TRUE"


def _is_read(contract: ContractInForce, judging: Sequence[ContractInForce]) -> bool:
    """Whether a contract to judge hands on what this one costs."""
    made = {line.name for plan in contract.plans for line in plan.charges()}
    read = {fact for one in judging for plan in one.plans for fact in plan.facts}
    return contract.side == "buy" and any(BOUGHT + name in read for name in made)


def _due(
    connection: duckdb.DuckDBPyConnection,
    month: Month,
    judging: Sequence[ContractInForce],
    rated: str,
    *,
    is_weighed: bool,
) -> None:
    takes_back = {
        words
        for contract in judging
        for plan in contract.plans
        for line in plan.charges()
        for words in (line.commercial.reversed_by, line.commercial.claw_back)
        if words
    }
    judged = Judged({kind: table_of(kind) for kind in month.kinds}, "contract_scopes", "group_members")
    due = due_charges(rated, judged, takes_back)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE due AS SELECT {_WEIGHED if is_weighed else _UNWEIGHED}, s.side"
        f" FROM ({due}) AS d JOIN contract_scopes AS s ON s.contract = d.contract"
        f"{_WEIGHTS if is_weighed else ''}"
    )
    load(connection, [agreed_relation(month.agreed)])
    for kind in month.kinds:
        rows = agreed_due(kind, table_of(kind), "contract_scopes")
        connection.execute(f"INSERT INTO due BY NAME {rows}")


_UNWEIGHED = "d.*, '' AS weight_reading"
_WEIGHED = (
    "d.* REPLACE (d.provisional OR coalesce(w.weight_final_on IS NOT NULL AND NOT w.weight_is_final, FALSE)"
    " AS provisional),"
    " coalesce(w.weight_reading, '') AS weight_reading"
)
_WEIGHTS = (
    " LEFT JOIN billed_weights AS w"
    " ON d.subject = 'parcel' AND w.subject_id = d.subject_id AND w.contract = d.contract"
)


def _charged(month: Month) -> str:
    """The charges so far of what the run judges."""
    charged = month.charged.relation()
    span = "s.is_grouped AND {day} >= s.judged_from AND {day} < s.judged_until"
    parts = [
        f"SELECT c.* FROM {charged} AS c JOIN {table_of(kind)} AS g ON g.subject_id = c.subject_id"
        f" JOIN contract_scopes AS s ON s.contract = c.contract WHERE c.subject = {text(kind)}"
        f" AND (g.in_month OR ({span.format(day='g.business_date')}))"
        for kind in month.kinds
    ]
    parts.append(
        f"SELECT c.* FROM {charged} AS c JOIN contract_scopes AS s ON s.contract = c.contract"
        f" WHERE c.subject NOT IN ({', '.join(map(text, month.kinds))})"
        f" AND {span.format(day='c.business_date')}"
    )
    return f"({' UNION ALL '.join(parts)})"


def _in_month(connection: duckdb.DuckDBPyConnection, kind: str) -> int:
    found = connection.execute(f"SELECT count(*) FROM {table_of(kind)} WHERE in_month").fetchall()
    return int(found[0][0])
