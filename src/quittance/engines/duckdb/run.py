"""A rating run: facts in, one Parquet file of subjects or charges out."""

from __future__ import annotations

import json
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import duckdb

from quittance.core.facts.schema import FactSchema
from quittance.core.tariff.plan import Plan
from quittance.engines.compile.compile import Compiled, Form, compile_shape
from quittance.engines.compile.shape import by_shape
from quittance.engines.duckdb.bind import bound_sql, outside_sql
from quittance.engines.duckdb.load import load
from quittance.engines.duckdb.summary import Refused, Total, summarise
from quittance.engines.duckdb.windows import windows

ROW_GROUP = 122_880


class Source(Protocol):
    """Normalised fact rows of one kind: a SELECT with `subject_id` and the columns of the schema."""

    @property
    def subject(self) -> str: ...
    @property
    def schema(self) -> FactSchema: ...
    @property
    def relation(self) -> str: ...


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run wrote: rows of the output, seconds, sums by tariff and code, refusals by tariff and line, the SQL."""

    rows: int
    seconds: Decimal
    totals: tuple[Total, ...]
    refusals: tuple[Refused, ...]
    sql: tuple[str, ...]


def run(
    plans: Sequence[Plan],
    sources: Sequence[Source],
    out: Path,
    *,
    form: Form,
    connection: duckdb.DuckDBPyConnection,
    progress: Callable[[Decimal], None] | None = None,
    metadata: Mapping[str, str] | None = None,
    known_at: date | None = None,
) -> RunSummary:
    """Rates every source row on every plan whose version holds on its pricing date, streaming into `out` (Parquet).

    Refused subjects are in the output with their refusal. Rows for which no version of a tariff holds are counted as
    NO_VERSION. `metadata` becomes key-value metadata of the file. Touches nothing but `out` and temporary tables.
    """
    started = time.monotonic()
    held = windows(plans, known_at)
    schemas = {source.subject: source.schema for source in sources}
    connection.execute("SET preserve_insertion_order = false")
    texts = []
    shapes = by_shape(plans)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".rating-") as folder:
        parts = [out] if len(shapes) == 1 else [Path(folder) / f"{at}.parquet" for at in range(len(shapes))]
        for positions, part in zip(shapes, parts, strict=True):
            compiled = compile_shape([plans[position] for position in positions], schemas, form)
            query = prepare(connection, compiled, plans, positions, sources, held)
            texts.append(query)
            _copy(connection, query, part, metadata if part is out else None, progress)
        if len(parts) > 1:
            names = ", ".join(f"'{part}'" for part in parts)
            query = f"SELECT * FROM read_parquet([{names}], union_by_name = true)"
            _copy(connection, query, out, metadata, None)
    totals, refusals, rows = summarise(connection, out, form, plans)
    outside = _outside(connection, plans, sources, held)
    seconds = Decimal(round((time.monotonic() - started) * 1000)) / 1000
    return RunSummary(rows, seconds, totals, (*refusals, *outside), tuple(texts))


def prepare(
    connection: duckdb.DuckDBPyConnection,
    compiled: Compiled,
    plans: Sequence[Plan],
    positions: Sequence[int],
    sources: Sequence[Source],
    held: Sequence[object],
) -> str:
    """Loads what the query needs and gives its text."""
    load(connection, compiled.relations)
    for source in sources:
        sql, versions = bound_sql(source.subject, source.relation, source.schema, plans, positions, held)  # type: ignore[arg-type]
        if versions is not None:
            load(connection, [versions])
        connection.execute(f"CREATE OR REPLACE TEMP VIEW bound_{source.subject} AS {sql}")
    return compiled.whole().sql(dialect="duckdb", pretty=True)


def _copy(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    out: Path,
    metadata: Mapping[str, str] | None,
    progress: Callable[[Decimal], None] | None,
) -> None:
    told = "".join(f"'{key}': '{value.replace(chr(39), chr(39) * 2)}', " for key, value in (metadata or {}).items())
    kept = f", KV_METADATA {{{told.rstrip(', ')}}}" if told else ""
    target = str(out).replace("'", "''")
    statement = f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE {ROW_GROUP}{kept})"
    if progress is None:
        connection.execute(statement)
        return
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.2):
            share = connection.query_progress()
            if share >= 0:
                progress(Decimal(str(round(share, 1))))

    connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false")
    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        connection.execute(statement)
    finally:
        done.set()
        watcher.join()


def _outside(
    connection: duckdb.DuckDBPyConnection, plans: Sequence[Plan], sources: Sequence[Source], held: Sequence[object]
) -> list[Refused]:
    """How many rows no version holds for, by tariff."""
    found = []
    for plan in {plan.header.tariff: plan for plan in plans}.values():
        for source in sources:
            if not any(line.scope.subject == source.subject for line in plan.lines):
                continue
            query = outside_sql(source.relation, plan, source.subject, source.schema, held)  # type: ignore[arg-type]
            counted = connection.execute(f"SELECT code, count(*) FROM ({query}) GROUP BY 1").fetchall()
            found += [Refused(plan.header.tariff, code, "", count) for code, count in counted]
    return found


__all__ = ["RunSummary", "Source", "json", "prepare", "run"]
