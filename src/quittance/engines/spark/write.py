"""Rows of Spark as files that a lake can take in: typed as declared, sorted, in small row groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlparse

from pyspark.sql import DataFrame
from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB

from quittance.engines.spark.dialect import SparkOfPlans

ROWS_IN_FILE = 1_000_000


def write_month(
    frame: DataFrame,
    folder: str,
    *,
    types: Mapping[str, str],
    month: tuple[str, date],
    sort: Sequence[str],
    row_group: int,
) -> list[str]:
    """Writes the rows of one month below `folder`; gives the files' full paths.

    `types` are the columns with their types in the words of DuckDB, `month` the column that decides the
    period, and its first day. Files are cut by the first column of `sort`, about a million rows each. No file
    is in a table yet: that is for whoever registers them.
    """
    name, first = month
    columns = [f"CAST(`{column}` AS {_type(kind)}) AS `{column}`" for column, kind in types.items()]
    mine = frame.where(f"date_trunc('MONTH', `{name}`) = DATE '{first.isoformat()}'").selectExpr(*columns)
    files = max(1, -(-mine.count() // ROWS_IN_FILE))
    ranged = mine.repartitionByRange(files, sort[0]).sortWithinPartitions(*sort)
    ranged.write.option("compression", "zstd").option("parquet.block.row.count.limit", row_group).parquet(
        folder
    )
    return _files(frame, folder)


def _type(kind: str) -> str:
    return exp.DataType.build(kind, dialect=DuckDB).sql(dialect=SparkOfPlans)


def _files(frame: DataFrame, folder: str) -> list[str]:
    """What stands in the folder, whatever storage it is on; a local file without its scheme."""
    jvm, java = frame.sparkSession._jvm, frame.sparkSession._jsparkSession
    path = jvm.org.apache.hadoop.fs.Path(folder)
    storage = path.getFileSystem(java.sessionState().newHadoopConf())
    found = [one.getPath().toString() for one in storage.listStatus(path) if one.getLen()]
    data = [one for one in found if one.endswith(".parquet")]
    return sorted(urlparse(one).path if one.startswith("file:") else one for one in data)
