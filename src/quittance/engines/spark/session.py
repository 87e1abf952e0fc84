"""A session of Spark with the settings that the meaning of a query depends on."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from pyspark import SparkConf
from pyspark.sql import SparkSession

MEANING = {
    "spark.sql.ansi.enabled": "true",  # what does not fit is an error, never a null or another number
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",  # else digits are cut off to keep 38
    "spark.sql.caseSensitive": "false",
    "spark.sql.parser.escapedStringLiterals": "false",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.parquet.writeLegacyFormat": "false",  # decimals of 18 digits as 64-bit integers, as DuckDB
}
"""Set in every session that rates, whatever a cluster has set before."""

SPEED = {
    "spark.sql.codegen.hugeMethodLimit": "8000",  # Java does not compile longer methods, and cards make such
}


def rating_session(session: SparkSession) -> SparkSession:
    """A session of the same cluster with views of its own and these settings."""
    own = session.newSession()
    for name, value in {**MEANING, **SPEED}.items():
        own.conf.set(name, value)
    return own


def start_session(cores: int, settings: Mapping[str, str] | None = None) -> SparkSession:
    """The cluster of `spark-submit` or of the settings in SPARK_CONF_DIR; else Spark on this machine alone.

    Spark's own log goes nowhere: what goes wrong is raised.
    """
    with _without_log():
        conf = SparkConf()
        if not {"PYSPARK_GATEWAY_PORT", "SPARK_CONF_DIR"} & os.environ.keys():
            conf.setMaster(f"local[{cores}]")
            conf.set("spark.ui.enabled", "false")
            conf.set("spark.driver.host", "127.0.0.1")
            conf.set("spark.driver.bindAddress", "127.0.0.1")
            conf.set("spark.sql.shuffle.partitions", str(cores))
        conf.setIfMissing("spark.app.name", "quittance")
        conf.set("spark.ui.showConsoleProgress", "false")
        for name, value in (settings or {}).items():
            conf.set(name, value)
        session = SparkSession.builder.config(conf=conf).getOrCreate()
        session.sparkContext.setLogLevel("OFF")
    return session


@contextmanager
def _without_log() -> Iterator[None]:
    """Java inherits where errors go; Python gets its own back."""
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL + 1)
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
