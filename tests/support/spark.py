"""One Spark for all tests of a process, and what it says of fact rows."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.row import FactRow
from quittance.core.facts.schema import FactSchema
from quittance.core.tariff.plan import Plan
from quittance.engines.compile.compile import Form
from tests.support.agree import schema_of
from tests.support.columnar import fact_table

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from quittance.engines.spark.run import FactFiles

NOTE = "no Spark here, so it is not tested: make spark (PySpark from requirements/spark.lock, and Java 17)"
HAS_SPARK = importlib.util.find_spec("pyspark") is not None and shutil.which("java") is not None

needs_spark = pytest.mark.skipif(not HAS_SPARK, reason=NOTE)

CORES = 2

QUICK = {
    # Tests ask many queries of few rows: to make code for each, and then to compile that well, would cost
    # more than to interpret it. Results may not depend on it.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.analyzer.singlePassResolver.enabledTentatively": "true",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss8m",
}


@cache
def spark() -> SparkSession:
    """The session that all tests of the process share."""
    from quittance.engines.spark.session import start_session

    return start_session(CORES, QUICK)


def fact_files(schema: FactSchema, rows: Sequence[FactRow], folder: Path) -> FactFiles:
    """The rows in a file, as they are handed to Spark."""
    from quittance.engines.spark.run import FactFiles

    path = folder / f"{schema.subject}.parquet"
    pq.write_table(fact_table(schema, rows), path)
    return FactFiles(schema.subject, schema, (str(path),))


def spark_table(
    plans: Sequence[Plan],
    rows: Sequence[FactRow],
    extra: Mapping[str, FactDefinition],
    form: Form,
    closed_before: date | None = None,
) -> pa.Table:
    """What Spark writes, in that form."""
    from quittance.engines.spark.run import run

    by_subject: dict[str, list[FactRow]] = {}
    for row in rows:
        by_subject.setdefault(row.subject, []).append(row)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = [
            fact_files(schema_of(subject, some, extra), some, folder) for subject, some in by_subject.items()
        ]
        done = run(plans, files, str(folder / "out"), form=form, session=spark(), closed_before=closed_before)
        tables = [pq.read_table(one) for one in done.folders]
        return pa.concat_tables(tables, promote_options="permissive")


def plain(rows: Sequence[Mapping[str, Any]]) -> list[tuple[tuple[str, Any], ...]]:
    """Rows in an order of their own, without the columns that are null: what a form lacks is null in it."""
    found = [tuple(sorted((name, value) for name, value in row.items() if value is not None)) for row in rows]
    return sorted(found, key=str)
