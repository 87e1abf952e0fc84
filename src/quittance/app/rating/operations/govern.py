"""One row for each subject that a run looks at, as it is known at the run's time."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import duckdb

from quittance.app.contracts.folder import BINDS
from quittance.app.contracts.queries.in_force import ContractInForce
from quittance.app.rating.operations.month import Month
from quittance.core.facts.kind import Kind
from quittance.core.facts.lookup import find_definition
from quittance.engines.charges.binding import Bindings
from quittance.engines.charges.event_days import EVENT_DAYS
from quittance.engines.charges.follows import counted_headings, decided, stock_ages
from quittance.engines.charges.governing import Known, governing_rows
from quittance.lake.table import LakeColumn, LakeTable
from quittance.lake.tables.common import UNIT_COLUMNS
from quittance.lake.tables.records import DECISIONS, DECLARATION_ITEMS, EVENTS
from quittance.lake.types import DUCKDB

_UNITS = {column.name for column in UNIT_COLUMNS.values()}
_EVENTS_OF = {"leg": ("parcel", "parcel_id", "stage = 'last_mile'")}
"""A leg at the door is scanned and delivered when its parcel is."""


def table_of(kind: str) -> str:
    """The temporary table with the governing rows of a kind."""
    return f"governing_{kind}"


def govern(
    connection: duckdb.DuckDBPyConnection,
    month: Month,
    kind: str,
    grouped: Iterable[Bindings],
    more: Collection[str] = (),
) -> None:
    """Makes the table of governing rows of a kind, with `in_month`, of the facts read and of `more`.

    The rows are those of the month, those that some contract's groups reach beyond it, and those that were
    charged in it and count elsewhere now: a subject's price is the sum of all its charges, wherever they
    stand. A run since another looks at subjects with news, and at all that the bindings `grouped` claim.
    """
    table = month.kinds[kind]
    read = _read(month, kind) | set(more)
    columns = {column.name: _unit(column) for column in table.columns if column.name in read}
    rows = month.facts[table.name].relation()
    key = table.key[0]
    if month.since is not None:
        parts = [f"SELECT subject_id FROM ({month.since.touched[kind]})"]
        parts += [_claimed(rows, key, one) for one in grouped]
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE looked_at_{kind} AS SELECT DISTINCT subject_id"
            f" FROM ({' UNION ALL '.join(parts)})"
        )
        rows = f"(SELECT p.* FROM {rows} AS p SEMI JOIN looked_at_{kind} AS t ON t.subject_id = p.{key})"
    known = Known(kind, key, columns, _followed(table, read), _EVENTS_OF.get(kind))
    governing = governing_rows(
        rows, month.facts[EVENTS.name].relation(), _follows(month, kind), known, month.known_at
    )
    of_month = f"date_trunc('month', business_date) = DATE '{month.period}'"
    charged = f"SELECT subject_id FROM {month.charged.relation()} WHERE subject = '{kind}' AND {of_month}"
    starts = min(month.reaches[one.code].read_from for one in month.contracts if kind in one.kinds)
    ends = max(month.reaches[one.code].read_until for one in month.contracts if kind in one.kinds)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {table_of(kind)} AS SELECT * FROM"
        f" (SELECT *, {of_month} OR subject_id IN ({charged}) AS in_month FROM ({governing}))"
        f" WHERE in_month OR (business_date >= DATE '{starts}' AND business_date < DATE '{ends}')"
    )


def candidates(month: Month, kind: str, claimed: Bindings) -> str:
    """A SELECT of `contract`: those of a set of bindings that claim, or once claimed, a subject with news."""
    assert month.since is not None
    table = month.kinds[kind]
    rows = _claimed(month.facts[table.name].relation(), table.key[0], claimed, "contract")
    return (
        f"SELECT DISTINCT c.contract FROM ({rows}) AS c"
        f" SEMI JOIN ({month.since.touched[kind]}) AS t ON t.subject_id = c.subject_id"
    )


def _claimed(rows: str, key: str, claimed: Bindings, *more: str) -> str:
    told = "".join(f", b.{name}" for name in more)
    joined = f"{rows} AS p JOIN {claimed.relation.name} AS b ON {claimed.joined_to('p')}"
    return f"SELECT p.{key} AS subject_id{told} FROM {joined}"


def _read(month: Month, kind: str) -> set[str]:
    """The facts that some tariff of the kind reads, with those that they follow from, and what binds."""
    found: set[str] = {*BINDS, *EVENT_DAYS, "currency", "dest_country"}
    if kind in _EVENTS_OF:
        found |= {"parcel_id", "stage"}
    waiting = [
        name
        for contract in month.contracts
        if kind in contract.kinds
        for plan in contract.plans
        for name in (*plan.facts, plan.header.price_date, *_keys(contract))
    ]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            definition = find_definition(name)
            waiting += definition.derived_from if definition else ()
    return found


def _keys(contract: ContractInForce) -> list[str]:
    return [name for plan in contract.plans for line in plan.lines for name in line.scope.keys]


def _follows(month: Month, kind: str) -> str:
    """What follows from records about subjects of the kind."""
    at = month.known_at
    parts = [
        f"SELECT * FROM ({decided(month.facts[DECISIONS.name].relation(), at)}) WHERE subject = '{kind}'"
    ]
    if kind == "declaration":
        parts.append(counted_headings(month.facts[DECLARATION_ITEMS.name].relation(), at))
    if kind == "stock":
        parts.append(stock_ages(month.facts["stock"].relation(), month.facts[EVENTS.name].relation(), at))
    return " UNION ALL ".join(parts)


def _followed(table: LakeTable, read: set[str]) -> dict[str, str]:
    """The facts read that records may tell: words that somebody decides, and what is counted."""
    types = {column.name: DUCKDB[column.type] for column in table.columns}
    found = {
        name: types.get(name, "VARCHAR") for name in sorted(read) if _is_word(name) and name not in BINDS
    }
    return found | {
        name: types[name] for name in ("tariff_headings", "age") if name in types and name in read
    }


def _is_word(name: str) -> bool:
    definition = find_definition(name)
    return definition is not None and definition.kind is Kind.WORD


def _unit(column: LakeColumn) -> str:
    return column.unit if column.unit in _UNITS else ""
