"""Compiled plans, run by DuckDB from Parquet to Parquet."""
