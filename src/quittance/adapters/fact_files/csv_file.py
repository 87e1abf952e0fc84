"""CSV as a Parquet file of text: by DuckDB where one line is one row, else line by line."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from quittance.adapters.fact_files import sql
from quittance.adapters.fact_files.refusals import NotUtf8, UnreadableFile
from quittance.adapters.fact_files.table_file import TableFile, read_table_file
from quittance.adapters.fact_files.text_rows import LINE, TextRows

_CHUNK = 1 << 24
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class _Shape:
    """What one look over the bytes tells."""

    line_feeds: int
    ends_with_feed: bool
    has_lone_returns: bool


def csv_to_table(path: Path, target: Path, connection: duckdb.DuckDBPyConnection) -> TableFile:
    """The file as text columns c0, c1, ... named by its headings; empty cells are null.

    Comma, semicolon, tab or bar, whichever the headings use. Refuses with `UnreadableFile` or `NotUtf8`.
    """
    shape = _look_over(path)
    headings, delimiter = _headings(path)
    table = None
    if not shape.has_lone_returns:
        table = _by_database(path, target, headings, delimiter, shape, connection)
    return table or _by_line(path, target, headings, delimiter, connection)


def _look_over(path: Path) -> _Shape:
    """Counts lines, and refuses bytes that are not UTF-8, naming their line."""
    decode = codecs.getincrementaldecoder("utf-8")().decode
    feeds = returns = pairs = 0
    last = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            try:
                decode(chunk)
            except UnicodeDecodeError as error:
                line = feeds + chunk[: max(error.start, 0)].count(b"\n") + 1
                raise NotUtf8(
                    f"{path.name}, line {line}, is not UTF-8.",
                    "Save it as CSV UTF-8; Windows-1252 is not guessed, since other encodings look the same.",
                ) from None
            feeds += chunk.count(b"\n")
            returns += chunk.count(b"\r")
            pairs += chunk.count(b"\r\n") + (last == b"\r" and chunk[:1] == b"\n")
            last = chunk[-1:]
    return _Shape(feeds, last == b"\n", returns != pairs)


def _headings(path: Path) -> tuple[list[str], str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline(1 << 20)
        delimiter = max(_DELIMITERS, key=first.count)
        file.seek(0)
        try:
            headings = next(csv.reader(file, delimiter=delimiter), [])
        except csv.Error as error:
            raise UnreadableFile(f"{path.name} has no row of headings.", str(error)) from None
    if not any(heading.strip() for heading in headings):
        raise UnreadableFile(f"{path.name} has no row of headings.", "The first line names the columns.")
    return headings, delimiter


def _by_database(
    path: Path,
    target: Path,
    headings: Sequence[str],
    delimiter: str,
    shape: _Shape,
    connection: duckdb.DuckDBPyConnection,
) -> TableFile | None:
    """None where rows and lines do not agree one to one: ragged rows, blank lines, line feeds in cells."""
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(headings)))
    reader = (
        f"read_csv({sql.text(str(path))}, delim = {sql.text(delimiter)}, quote = '\"', escape = '\"',"
        f" header = false, skip = 1, columns = {{{columns}}}, auto_detect = false, strict_mode = true,"
        " max_line_size = 4000000)"
    )
    try:
        with duckdb.connect() as own:  # whatever the caller has set: rows must keep the order of the lines
            own.execute(f"COPY (SELECT * FROM {reader}) TO {sql.text(str(target))} (FORMAT parquet)")
    except duckdb.Error:
        return None
    table = read_table_file(target, connection)
    lines = shape.line_feeds + (not shape.ends_with_feed)
    if table.rows != lines - 1:
        return None
    return _named(replace(table, line="file_row_number + 2"), headings)


def _by_line(
    path: Path, target: Path, headings: Sequence[str], delimiter: str, connection: duckdb.DuckDBPyConnection
) -> TableFile:
    with path.open(encoding="utf-8-sig", newline="") as file, TextRows(target, len(headings)) as rows:
        reader = csv.reader(file, delimiter=delimiter)
        try:
            next(reader)
            before = reader.line_num
            for cells in reader:
                if cells:
                    rows.add(before + 1, cells)
                before = reader.line_num
        except csv.Error as error:
            raise UnreadableFile(f"{path.name}, line {reader.line_num}: {error}.") from None
    return _named(replace(read_table_file(target, connection), line=LINE, problems=rows.problems), headings)


def _named(table: TableFile, headings: Sequence[str]) -> TableFile:
    """The columns under the headings of the CSV file; what the conversion added is no column of it."""
    columns = tuple(
        replace(column, heading=heading) for column, heading in zip(table.columns, headings, strict=False)
    )
    return replace(table, columns=columns, is_text=True)
