"""A compiled shape as one frame of Spark."""

from __future__ import annotations

from functools import reduce

from pyspark.sql import DataFrame, SparkSession

from quittance.engines.compile.compile import Compiled
from quittance.engines.spark.dialect import spark_sql


def frame_of(session: SparkSession, compiled: Compiled) -> DataFrame:
    """All scopes together; columns that a scope lacks are null.

    Each named query becomes a view of the session. Spark would take a chain of forty layers for one query
    too, but spends twice as long on working out what it means.
    """
    for name, part in compiled.queries:
        session.sql(spark_sql(part)).createOrReplaceTempView(name)
    frames = [session.sql(spark_sql(select)) for _, select in compiled.selects]
    return reduce(lambda left, right: left.unionByName(right, allowMissingColumns=True), frames)


def texts_of(compiled: Compiled) -> list[str]:
    """The same as text to read: a query for each scope, with what it stands on."""
    found = []
    for _, select in compiled.selects:
        query = select.copy()
        for name, part in compiled.queries:
            query = query.with_(name, as_=part.copy(), copy=False)
        found.append(spark_sql(query, pretty=True))
    return found
