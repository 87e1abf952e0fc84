"""Line-level tables: Apache Iceberg over Parquet, written by DuckDB, committed by a pointer in the books."""
