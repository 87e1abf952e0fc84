"""A compiled shape as one frame of Spark."""

from __future__ import annotations

from functools import reduce

from pyspark.sql import DataFrame, SparkSession
from sqlglot import exp

from quittance.engines.compile.compile import Compiled
from quittance.engines.spark.dialect import spark_sql


def texts_of(compiled: Compiled) -> list[str]:
    """A query for each scope; each stands on the named queries that it reads."""
    found = []
    for _, select in compiled.selects:
        query = select.copy()
        for name, part in compiled.queries:
            query = query.with_(name, as_=part.copy(), copy=False)
        found.append(spark_sql(query))
    return found


def frame_of(session: SparkSession, texts: list[str]) -> DataFrame:
    """All scopes together; columns that a scope lacks are null."""
    frames = [session.sql(text) for text in texts]
    return reduce(lambda left, right: left.unionByName(right, allowMissingColumns=True), frames)


__all__ = ["exp", "frame_of", "texts_of"]
