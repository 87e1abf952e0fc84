"""What it takes to work one rated subject out again: its facts, and those of its groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import duckdb

from quittance.adapters.fact_files.rows import fact_rows
from quittance.adapters.fact_files.source import FactSource
from quittance.adapters.rated_files.origin import read_origin
from quittance.adapters.rated_files.stored import stored
from quittance.config.rating import open_sources
from quittance.core.facts.row import FactRow
from quittance.core.tariff.features.offer import Budget
from quittance.core.tariff.plan import Plan
from quittance.interfaces.cli.tools import FactFile, Replay
from quittance.kernel.refusal import Refusal

ROUNDS_MAX = 4
"""So often members of groups bring in members of their own other groups, before all facts are taken."""


class NoSuchSubject(Refusal):
    """The rated file has no row of that id."""

    code = "NO_SUCH_SUBJECT"


def replay(rated: Path, subject_id: str, plans: Sequence[Plan]) -> Replay:
    """The replay of that subject on `plans`, the tariffs that the file names."""
    origin = read_origin(rated)
    found = stored(rated, subject_id, origin.form, tuple(plans))
    if not found:
        raise NoSuchSubject(f"{rated} has no subject {subject_id!r}.", "Ids are those of the column subject_id.")
    connection = duckdb.connect()
    files = [FactFile(Path(facts.path), facts.subject) for facts in origin.facts]
    sources = open_sources(connection, files, plans)
    is_group = any(" by " in one.scope for one in found)
    rows = _rows(connection, sources, plans, None if is_group else subject_id)
    amounts: dict[tuple[str, str, str], tuple[dict[str, Decimal], str]] = {
        (one.tariff, one.version.isoformat(), one.scope): (one.amounts, one.refusal) for one in found
    }
    tariffs = tuple((Path(tariff.path), tariff.content_hash) for tariff in origin.tariffs)
    return Replay(tariffs, rows, amounts)


def _rows(
    connection: duckdb.DuckDBPyConnection,
    sources: Sequence[FactSource],
    plans: Sequence[Plan],
    subject_id: str | None,
) -> tuple[FactRow, ...]:
    """The subject's row first, then the rows that share a group with it; every row for a group or a budget."""
    if subject_id is None or any(isinstance(step, Budget) for plan in plans for line in plan.lines for step in line.steps):
        return _own_first(_all(connection, sources), subject_id)
    own = _where(connection, sources, f"subject_id = {_text(subject_id)}")
    keys = {key for plan in plans for line in plan.lines for key in line.scope.keys}
    if not any(line.scope.is_group for plan in plans for line in plan.lines):
        return tuple(own)
    members = own
    for _ in range(ROUNDS_MAX):
        wanted = _sharing(members, keys)
        if not wanted:
            break
        more = _where(connection, sources, wanted)
        if len(more) == len(members):
            return _own_first(more, subject_id)
        members = more
    return _own_first(_all(connection, sources), subject_id)


def _sharing(rows: Iterable[FactRow], keys: Iterable[str]) -> str:
    """A condition for the rows that have a key in common with one of these."""
    tests = []
    for key in sorted(keys):
        values = sorted({value for row in rows if isinstance(value := row.values.get(key), str)})
        if values:
            tests.append(f'"{key}" IN ({", ".join(map(_text, values))})')
    return " OR ".join(tests)


def _where(
    connection: duckdb.DuckDBPyConnection, sources: Sequence[FactSource], condition: str
) -> list[FactRow]:
    rows = []
    for source in sources:
        names = {column.name for column in source.schema.columns} | {"subject_id"}
        parts = [part for part in condition.split(" OR ") if part.split()[0].strip('"') in names]
        if parts:
            rows += list(fact_rows(source, connection, " OR ".join(parts)))
    return rows


def _all(connection: duckdb.DuckDBPyConnection, sources: Sequence[FactSource]) -> list[FactRow]:
    return [row for source in sources for row in fact_rows(source, connection)]


def _own_first(rows: list[FactRow], subject_id: str | None) -> tuple[FactRow, ...]:
    return tuple(sorted(rows, key=lambda row: row.id != subject_id))


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
