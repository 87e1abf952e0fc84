"""A session of Spark with the settings that the meaning of a query depends on."""

from __future__ import annotations

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


def rating_session(session: SparkSession) -> SparkSession:
    """A session of the same cluster with views of its own and these settings."""
    own = session.newSession()
    for name, value in MEANING.items():
        own.conf.set(name, value)
    return own


def local_session(cores: int, *, memory: str = "2g", settings: dict[str, str] | None = None) -> SparkSession:
    """Spark on this machine alone."""
    builder = (
        SparkSession.builder.master(f"local[{cores}]")
        .appName("quittance")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.memory", memory)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", str(cores))
    )
    for name, value in (settings or {}).items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session
