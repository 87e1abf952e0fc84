"""Rows that arrive, told apart: new ones, repeated ones, contradicting ones, bad ones."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import duckdb

from quittance.kernel.sql_literal import text
from quittance.lake.arrivals.checks import checks_of
from quittance.lake.arrivals.columns import absent_columns
from quittance.lake.arrivals.source import Delivery
from quittance.lake.digest import row_hash
from quittance.lake.read import Pinned
from quittance.lake.sql import joined
from quittance.lake.table import LakeTable

CONFLICT_HINT = (
    "Only one of these rows can be true at that moment; deliver it again, alone or with its known_at."
)


@dataclass(frozen=True, slots=True)
class SortedOut:
    """The rows of a delivery: `new` is a view of those to write; `parked` a SELECT like a fact source's.

    absent  the columns that no row of the delivery has a value of.
    """

    new: str
    new_count: int
    repeated_count: int
    parked: str
    parked_count: int
    absent: Collection[str] = ()


def sort_out(
    connection: duckdb.DuckDBPyConnection,
    rows: str,
    table: LakeTable,
    delivery: Delivery,
    known: Pinned,
) -> SortedOut:
    """Decides for every row of the delivery: `rows` is a SELECT of `line` and the table's columns.

    `known` holds what the table has for the months around it. A row whose content is that of the last one
    known before it, of the same source, is a repetition and is not written again. Two rows of one thing and
    source that became known at the same moment and differ contradict each other: those that arrive are
    parked. Makes tables and views named `arriving_…` in the connection, and the view `new_rows`.
    """
    id = joined(name for name in table.key if name != "source")
    content = [table.column(name) for name in table.content]
    absent = absent_columns(table, rows)
    connection.execute(f"CREATE OR REPLACE TEMP VIEW arriving_rows AS {rows}")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE arriving_keys AS SELECT line, {id} AS id, known_at,"
        f" {row_hash(content, absent)} AS row_hash FROM arriving_rows"
    )
    checks = checks_of(table, delivery)
    bad = " UNION ALL ".join(
        f"SELECT line, {id} AS subject_id, '{check.code}' AS code,"
        f" '{', '.join(check.columns)}' AS column_name,"
        f" concat_ws(' > ', {', '.join(f'CAST({name} AS VARCHAR)' for name in check.columns)}) AS value,"
        f" '{check.hint}' AS hint FROM arriving_rows WHERE {check.condition}"
        for check in checks
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE arriving_bad AS {bad}")
    _tell_apart(connection, table, delivery, known)
    connection.execute(
        "CREATE OR REPLACE TEMP VIEW new_rows AS SELECT r.*, k.row_hash FROM arriving_rows AS r"
        " JOIN arriving_keys AS k USING (line) WHERE line NOT IN (SELECT line FROM arriving_out)"
    )
    parked = (
        "SELECT * FROM arriving_bad UNION ALL SELECT line, id AS subject_id, 'CONFLICTING_ROWS' AS code,"
        " 'known_at' AS column_name, CAST(known_at AT TIME ZONE 'UTC' AS VARCHAR) AS value,"
        f" '{CONFLICT_HINT}' AS hint FROM arriving_keys JOIN arriving_conflicts USING (line)"
    )
    total, out = _count(connection, "arriving_keys"), _count(connection, "arriving_out")
    repeated = _count(connection, "arriving_repeated")
    return SortedOut("new_rows", total - out, repeated, parked, out - repeated, absent)


def _tell_apart(
    connection: duckdb.DuckDBPyConnection, table: LakeTable, delivery: Delivery, known: Pinned
) -> None:
    """Tables of lines: `arriving_conflicts`, `arriving_repeated`; `arriving_out` has all not written.

    Only subjects that stand more than once, here or here and in the lake, are looked at in order of time.
    """
    id = joined(name for name in table.key if name != "source")
    good = "arriving_keys WHERE line NOT IN (SELECT line FROM arriving_bad)"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE arriving_known AS SELECT {id} AS id, known_at, row_hash"
        f" FROM {known.relation()} WHERE source = {text(delivery.source)} AND {id} IN (SELECT id FROM {good})"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE arriving_seen AS"
        f" WITH every AS (SELECT id, known_at, row_hash, line FROM {good}"
        " UNION ALL SELECT id, known_at, row_hash, NULL FROM arriving_known),"
        " several AS (SELECT id FROM every GROUP BY id HAVING count(*) > 1)"
        " SELECT *, line IS NOT NULL AND min(row_hash) OVER at_once <> max(row_hash) OVER at_once"
        " AS is_conflict"
        " FROM every SEMI JOIN several USING (id) WINDOW at_once AS (PARTITION BY id, known_at)"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE arriving_conflicts AS SELECT line FROM arriving_seen WHERE is_conflict"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE arriving_repeated AS SELECT line FROM"
        " (SELECT line, row_hash = lag(row_hash) OVER (PARTITION BY id ORDER BY known_at, line NULLS FIRST)"
        " AS is_repeated FROM arriving_seen WHERE NOT is_conflict) WHERE is_repeated AND line IS NOT NULL"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE arriving_out AS SELECT line FROM arriving_bad"
        " UNION SELECT line FROM arriving_conflicts UNION SELECT line FROM arriving_repeated"
    )


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])
