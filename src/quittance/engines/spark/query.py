"""A compiled shape as one frame of Spark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import reduce

from pyspark.sql import DataFrame, SparkSession
from sqlglot import exp

from quittance.engines.compile.compile import Compiled
from quittance.engines.compile.sql import reads
from quittance.engines.spark.dialect import spark_sql


def frame_of(session: SparkSession, compiled: Compiled) -> DataFrame:
    """All scopes together; columns that a scope lacks are null."""
    for name, query in _shared(compiled):
        session.sql(query).createOrReplaceTempView(name)
    frames = [session.sql(query) for query in _of_scopes(compiled)]
    return reduce(lambda left, right: left.unionByName(right, allowMissingColumns=True), frames)


def texts_of(compiled: Compiled) -> list[str]:
    """The same as text to read: the views, and a query for each scope."""
    views = [f"CREATE TEMPORARY VIEW `{name}` AS {query}" for name, query in _shared(compiled)]
    return [*views, *_of_scopes(compiled)]


def _shared(compiled: Compiled) -> list[tuple[str, str]]:
    """The named queries that several read, as views of the session."""
    alone = _read_once(compiled)
    return [(name, spark_sql(_nested(query, alone))) for name, query in compiled.queries if name not in alone]


def _of_scopes(compiled: Compiled) -> list[str]:
    alone = _read_once(compiled)
    return [spark_sql(_nested(select, alone)) for _, select in compiled.selects]


def _read_once(compiled: Compiled) -> dict[str, exp.Query]:
    """The named queries that stand in the one that reads them: Spark takes far longer to work out a chain of
    forty names than what is nested."""
    times: Counter[str] = Counter()
    for _, query in (*compiled.queries, *compiled.selects):
        times.update({one.name for one in reads(query) if isinstance(one, exp.Table)})
    return {name: query for name, query in compiled.queries if times[name] == 1}


def _nested(query: exp.Query, alone: Mapping[str, exp.Query]) -> exp.Query:
    """The query with the named queries that only it reads in their place."""
    copy = query.copy()
    for table in list(copy.find_all(exp.Table)):
        if table.name in alone:
            table.replace(_nested(alone[table.name], alone).subquery(table.alias_or_name, copy=False))
    return copy
