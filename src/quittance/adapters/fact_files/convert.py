"""Any file of facts as a Parquet file: Parquet stays where it is, CSV and Excel become text first."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb

from quittance.adapters.fact_files.csv_file import csv_to_table
from quittance.adapters.fact_files.excel_file import excel_to_table
from quittance.adapters.fact_files.refusals import UnreadableFile
from quittance.adapters.fact_files.table_file import TableFile, read_table_file

_PARQUET = (".parquet", ".pq")
_CSV = (".csv", ".tsv", ".txt")
_EXCEL = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


def as_table_file(path: Path, folder: Path, connection: duckdb.DuckDBPyConnection) -> TableFile:
    """The file as SQL can read it, by the ending of its name. Refuses with `UnreadableFile`, `NotUtf8`."""
    if not path.is_file():
        raise UnreadableFile(f"There is no file {path}.")
    if not path.stat().st_size:
        raise UnreadableFile(f"{path.name} is empty.", "A file of facts has at least a row of headings.")
    suffix = path.suffix.lower()
    if suffix in _PARQUET:
        return read_table_file(path, connection)
    target = Path(tempfile.mkdtemp(dir=folder)) / f"{path.stem}.parquet"
    if suffix in _CSV:
        return csv_to_table(path, target, connection)
    if suffix in _EXCEL:
        return excel_to_table(path, target, connection)
    known = ", ".join((*_PARQUET, *_CSV, *_EXCEL))
    raise UnreadableFile(f"{path.name} is no file of facts that we know.", f"Endings read: {known}.")
