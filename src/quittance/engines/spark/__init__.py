"""Compiled plans, run by Apache Spark from lists of Parquet files to Parquet files."""
