"""Facts rated by Spark: read by DuckDB, handed over as Parquet, and the answer gathered in one file again."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from quittance.adapters.fact_files.source import FactSource
from quittance.adapters.rated_files.origin import Origin
from quittance.core.tariff.plan import Plan
from quittance.engines.duckdb import summary
from quittance.engines.duckdb.copy import copy_rows, gather
from quittance.engines.spark.require import require_spark
from quittance.interfaces.cli.tools import Progress, Refusals, Total

Answer = tuple[int, tuple[Total, ...], tuple[Refusals, ...], tuple[str, ...]]


def by_spark(
    plans: Sequence[Plan],
    sources: Sequence[FactSource],
    out: Path,
    form: str,
    connection: duckdb.DuckDBPyConnection,
    origin: Origin,
    progress: Progress,
    closed_before: date | None,
) -> Answer:
    """Refuses with `SparkMissing` or `JavaMissing` before a fact is read.

    A cluster must see the folder of `out`, where the files that are handed over stand for so long.
    """
    require_spark()
    from quittance.engines.spark.run import FactFiles, run
    from quittance.engines.spark.session import start_session

    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".rating-") as name:
        folder = Path(name).resolve()
        files = []
        for source in sources:
            path = folder / f"{source.subject}.parquet"
            copy_rows(connection, source.relation, path)
            files.append(FactFiles(source.subject, source.schema, (str(path),)))
        rated = run(
            plans,
            files,
            str(folder / "rated"),
            form="charge" if form == "charge" else "fact",
            session=start_session(os.cpu_count() or 1),
            closed_before=closed_before,
        )
        gather(connection, [f"{one}/*.parquet" for one in rated.folders], out, origin.as_metadata())
    totals, refusals, rows = summary.summarise(connection, out, form, plans)
    return told(rows, totals, refusals, rated.sql)


def told(
    rows: int, totals: Sequence[summary.Total], refusals: Sequence[summary.Refused], sql: Sequence[str]
) -> Answer:
    """What an engine says of a run, as commands tell it."""
    return (
        rows,
        tuple(Total(one.tariff, one.code, one.currency, one.count, one.amount) for one in totals),
        tuple(Refusals(one.tariff, one.code, one.line, one.count) for one in refusals),
        tuple(sql),
    )
