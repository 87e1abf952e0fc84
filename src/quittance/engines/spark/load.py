"""Puts a query's small relations and the facts' files before Spark, as views."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyarrow as pa
from pyspark.sql import SparkSession

from quittance.engines.compile.relation import Relation
from quittance.engines.facts.arrow import arrow_column
from quittance.engines.spark.dialect import WIDE


def load(session: SparkSession, relations: Iterable[Relation]) -> None:
    """Each relation as a view of its name, in place of one that was there; Spark sends them to workers."""
    for relation in relations:
        columns = list(zip(*relation.rows, strict=True)) if relation.rows else [()] * len(relation.columns)
        arrays = [
            arrow_column(values, kind)
            for values, kind in zip(columns, relation.columns.values(), strict=True)
        ]
        frame = session.createDataFrame(pa.Table.from_arrays(arrays, names=list(relation.columns)))
        wide = {name for name, kind in relation.columns.items() if kind == "HUGEINT"}
        if wide:
            typed = (
                f"CAST(`{name}` AS {WIDE}) AS `{name}`" if name in wide else f"`{name}`"
                for name in frame.columns
            )
            frame = frame.selectExpr(*typed)
        frame.createOrReplaceTempView(relation.name)


def read_files(session: SparkSession, name: str, paths: Sequence[str]) -> None:
    """The rows of these Parquet files as a view; no folder is listed, nothing else is read."""
    session.read.parquet(*paths).createOrReplaceTempView(name)
