"""The columns of a rating run: govern, bind, rate, see what is due, take the difference."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from quittance.adapters.fact_files.open import open_facts
from quittance.app.contracts.folder import BINDS
from quittance.app.contracts.queries.in_force import ContractInForce, contracts_in_force
from quittance.app.rating.operations.since import Since
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.lookup import find_definition
from quittance.engines.charges.binding import bindings, bound
from quittance.engines.charges.deltas import delta_rows
from quittance.engines.charges.due import due_charges
from quittance.engines.charges.governing import EVENT_DATES, governing_parcels
from quittance.engines.duckdb.bind import BY_TARIFF
from quittance.engines.duckdb.load import load
from quittance.engines.duckdb.run import run as run_engine
from quittance.lake.read import Pinned
from quittance.lake.sql import text
from quittance.lake.table import LakeColumn
from quittance.lake.tables.common import UNIT_COLUMNS
from quittance.lake.tables.parcels import PARCELS

_UNITS = {column.name for column in UNIT_COLUMNS.values()}
_CONTRACT = FactDefinition(BY_TARIFF, Kind.WORD, "the contract that prices the row")


@dataclass(frozen=True, slots=True)
class Month:
    """What a run works on: the month, the pinned tables, the versions of contracts, its time and key.

    `only` names the contracts to rate by, none for all. All of them say whose a parcel is. `since` limits
    the run to the parcels that have news; None looks at all of them.
    """

    period: date
    parcels: Pinned
    events: Pinned
    charged: Pinned
    versions: Sequence[int]
    only: Sequence[str]
    known_at: datetime
    run: str
    since: Since | None = None


@dataclass(frozen=True, slots=True)
class Differences:
    """`rows` names a relation of the rows to write; the rest is what is to be told of them."""

    rows: str
    parcels: int
    sums: list[tuple[str, str, str, int, str]]
    unrated: list[tuple[str, str, int]]
    unrated_file: Path | None


def rate_parcels(connection: duckdb.DuckDBPyConnection, month: Month, unrated: Path) -> Differences:
    """Finds the differences. What has no price is written to the CSV file `unrated`, by parcel and reason."""
    every = contracts_in_force(month.versions)
    contracts = [one for one in every if one.code in month.only or not month.only]
    _govern(connection, month, _read(every))
    _bind(connection, every, contracts)
    with tempfile.TemporaryDirectory() as folder:
        rated = _rate(connection, contracts, Path(folder))
        due = due_charges(rated, "governing")
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE due AS SELECT d.*, c.side FROM ({due}) AS d"
            " JOIN contract_sides AS c ON c.contract = d.contract"
        )
    charged = (
        f"(SELECT c.* FROM {month.charged.relation()} AS c"
        " SEMI JOIN governing AS g ON g.parcel_id = c.subject_id)"
    )
    rows = delta_rows("due", charged, "contract_sides", known_at=month.known_at, run=month.run)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE differences AS {rows}")
    return Differences(
        "differences",
        _one(connection, f"SELECT count(*) FROM governing WHERE {_in(month)}"),
        _sums(connection),
        *_unrated(connection, unrated, month),
    )


def _read(contracts: Sequence[ContractInForce]) -> set[str]:
    """The facts that some tariff reads, with those that they follow from."""
    found: set[str] = set()
    waiting = [name for contract in contracts for plan in contract.plans for name in plan.facts]
    waiting += [plan.header.price_date for contract in contracts for plan in contract.plans]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            definition = find_definition(name)
            waiting += definition.derived_from if definition else ()
    return found


def _govern(connection: duckdb.DuckDBPyConnection, month: Month, read: set[str]) -> None:
    """One row for each parcel of the month, as it is known at the run's time.

    And for each that was charged in it and counts elsewhere now: its price is the sum of all its charges,
    wherever they stand.
    """
    wanted = {*read, *BINDS, *EVENT_DATES, "currency"}
    columns = {column.name: _unit(column) for column in PARCELS.columns if column.name in wanted}
    connection.execute("CREATE OR REPLACE TEMP TABLE touched (parcel_id VARCHAR)")
    parcels = month.parcels.relation()
    if month.since is not None:
        connection.execute(f"INSERT INTO touched {month.since.touched}")
        parcels = f"(SELECT p.* FROM {parcels} AS p SEMI JOIN touched AS t ON t.parcel_id = p.parcel_id)"
    governing = governing_parcels(parcels, month.events.relation(), columns, month.known_at)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE governing AS SELECT * FROM ({governing})"
        f" WHERE {_in(month)} OR parcel_id IN"
        f" (SELECT subject_id FROM {month.charged.relation()} WHERE {_in(month)})"
    )


def _in(month: Month) -> str:
    return f"date_trunc('month', business_date) = DATE '{month.period}'"


def _unit(column: LakeColumn) -> str:
    return column.unit if column.unit in _UNITS else ""


def _bind(
    connection: duckdb.DuckDBPyConnection,
    every: Sequence[ContractInForce],
    contracts: Sequence[ContractInForce],
) -> None:
    relations = bindings(every)
    load(connection, relations)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE bound AS {bound('governing', relations)}")
    connection.execute("CREATE OR REPLACE TEMP TABLE contract_sides (contract VARCHAR, side VARCHAR)")
    connection.executemany(
        "INSERT INTO contract_sides VALUES (?, ?)", [[one.code, one.side] for one in contracts]
    )


def _rate(connection: duckdb.DuckDBPyConnection, contracts: Sequence[ContractInForce], folder: Path) -> str:
    """The rated rows of every parcel on each contract that prices it, as a relation."""
    facts, out = folder / "facts.parquet", folder / "rated.parquet"
    connection.execute(
        f"COPY (SELECT g.*, b.contract AS {BY_TARIFF} FROM governing AS g JOIN bound AS b USING (parcel_id)"
        " SEMI JOIN contract_sides AS c ON c.contract = b.contract"
        f" WHERE b.contracts = 1) TO {text(str(facts))} (FORMAT parquet)"
    )
    plans = [plan for contract in contracts for plan in contract.plans]
    extra = {definition.name: definition for plan in plans for definition in plan.declared}
    sources = open_facts(
        facts, kinds=["parcel"], connection=connection, extra={**extra, BY_TARIFF: _CONTRACT}
    )
    run_engine(plans, sources, out, form="charge", connection=connection)
    return f"read_parquet({text(str(out))})"


def _sums(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str, int, str]]:
    return connection.execute(
        "SELECT side, reason, currency, count(*), CAST(sum(amount) AS VARCHAR) FROM differences"
        " GROUP BY ALL ORDER BY ALL"
    ).fetchall()


def _unrated(
    connection: duckdb.DuckDBPyConnection, path: Path, month: Month
) -> tuple[list[tuple[str, str, int]], Path | None]:
    """Parcels without contract, with several, and refused by theirs; counted by side and reason.

    A run by some contracts only does not tell of parcels that are none of theirs. A run over parcels with
    news keeps what the list before it says of the others.
    """
    binds = ", ".join(f"g.{name}" for name in BINDS)
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE unrated AS"
        " SELECT g.parcel_id, s.side, '' AS contract, 'NO_CONTRACT' AS reason, '' AS charge"
        " FROM governing AS g CROSS JOIN (SELECT DISTINCT side FROM contract_sides) AS s"
        " ANTI JOIN bound AS b ON b.parcel_id = g.parcel_id AND b.side = s.side"
        f" WHERE {'FALSE' if month.only else 'TRUE'}"
        " UNION ALL SELECT parcel_id, side, contract, 'CONTRACT_OVERLAP', '' FROM bound WHERE contracts > 1"
        " UNION ALL SELECT subject_id, side, contract, CAST(refusal AS VARCHAR), charge FROM due"
        " WHERE refusal IS NOT NULL"
        " UNION ALL SELECT subject_id, side, contract, 'UNKNOWN_TRIGGER', charge FROM due"
        " WHERE NOT known_trigger"
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE listed AS SELECT u.*, {binds} FROM unrated AS u"
        " JOIN governing AS g USING (parcel_id)"
    )
    if month.since is not None and month.since.unrated_file is not None:
        before = f"read_csv({text(str(month.since.unrated_file))}, all_varchar = true, header = true)"
        connection.execute(
            f"INSERT INTO listed SELECT * FROM {before}"
            " WHERE parcel_id NOT IN (SELECT parcel_id FROM touched)"
        )
    counts = connection.execute(
        "SELECT side, reason, count(DISTINCT parcel_id) FROM listed GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    if not counts:
        return [], None
    path.parent.mkdir(parents=True, exist_ok=True)
    connection.execute(
        f"COPY (SELECT * FROM listed ORDER BY ALL) TO {text(str(path))} (FORMAT csv, HEADER true)"
    )
    return counts, path


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(connection.execute(query).fetchall()[0][0])
