"""A rating run: facts in, one Parquet file of subjects or charges out."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import duckdb
from sqlglot.dialects.duckdb import DuckDB

from quittance.core.rating.chain import in_order
from quittance.core.tariff.plan import Plan
from quittance.engines.compile.compile import Compiled, Form, compile_shape
from quittance.engines.compile.shape import by_shape
from quittance.engines.duckdb.asks import DuckAsks
from quittance.engines.duckdb.copy import copy_rows, gather
from quittance.engines.duckdb.load import load
from quittance.engines.duckdb.summary import Refused, Total, summarise
from quittance.engines.facts.bind import bound_sql
from quittance.engines.facts.bought import Rated, with_bought
from quittance.engines.facts.outside import outside_rows
from quittance.engines.facts.source import Source
from quittance.engines.facts.windows import windows
from quittance.kernel.sql_literal import text


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run wrote: rows of the output, seconds, sums by tariff and code, refusals by tariff and line,
    the SQL.
    """

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
    closed_before: date | None = None,
) -> RunSummary:
    """Rates every source row on every plan whose version holds on its pricing date, streaming into `out`
    (Parquet).

    Buy comes before sell: plans that read `buy.<charge>` of a buy tariff of the run are rated last, on what
    that came to. Refused subjects are in the output with their refusal. Rows for which no version of a tariff
    holds are counted as NO_VERSION. Periods that end on `closed_before` or later have not closed: what reads
    their estimate is provisional (None: every period counts as closed). `metadata` becomes key-value metadata
    of the file. Touches nothing but `out` and temporary tables.
    """
    started = time.monotonic()
    chain = in_order(plans)
    held = windows(plans, known_at)
    connection.execute("SET preserve_insertion_order = false")
    # Joins are written with the small side on the right; estimates over many look-ups turn them round.
    connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
    asks = DuckAsks(connection)
    outside = outside_rows(asks, plans, sources, held)
    texts = []
    later = {id(plan) for plan in chain.then}
    shapes = sorted(by_shape(plans), key=lambda positions: id(plans[positions[0]]) in later)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".rating-") as folder:
        parts = [out] if len(shapes) == 1 else [Path(folder) / f"{at}.parquet" for at in range(len(shapes))]
        rated: list[Rated] = []
        for positions, part in zip(shapes, parts, strict=True):
            mine = tuple(plans[position] for position in positions)
            reads = id(mine[0]) in later
            facts = [with_bought(asks, one, mine, chain.made, rated) for one in sources] if reads else sources
            ask = partial(_query, connection, plans, positions, facts, held, closed_before=closed_before)
            texts.append(ask(form))
            tariffs = {plan.header.tariff for plan in mine}
            lost = [query for tariff in tariffs for query in outside.pop(tariff, ())]
            asked = " UNION ALL BY NAME ".join([f"({texts[-1]})", *lost]) if lost else texts[-1]
            copy_rows(connection, asked, part, metadata if part is out else None, progress)
            if later and any(plan.header.side == "buy" for plan in mine):
                by_fact = part if form == "fact" else part.with_suffix(".bought.parquet")
                if by_fact is not part:  # amounts are handed on from rows of subjects
                    copy_rows(connection, ask("fact"), by_fact, None, None)
                rated.append(Rated(f"read_parquet({text(by_fact)})", mine))
        if len(parts) > 1:
            gather(connection, [str(part) for part in parts], out, metadata)
    totals, refusals, rows = summarise(connection, out, form, plans)
    seconds = Decimal(round((time.monotonic() - started) * 1000)) / 1000
    return RunSummary(rows, seconds, totals, refusals, tuple(texts))


def _query(
    connection: duckdb.DuckDBPyConnection,
    plans: Sequence[Plan],
    positions: Sequence[int],
    sources: Sequence[Source],
    held: Sequence[object],
    form: Form,
    *,
    closed_before: date | None,
) -> str:
    """The query of one shape, with all that it reads loaded."""
    schemas = {source.subject: source.schema for source in sources}
    compiled = compile_shape([plans[position] for position in positions], schemas, form, closed_before)
    return prepare(connection, compiled, plans, positions, sources, held)


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
    return compiled.whole().sql(dialect=DuckDB, pretty=True, copy=False)
