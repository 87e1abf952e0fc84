"""Hashes of rows: the same text of a row gives the same number in every run, engine and year."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby

from quittance.lake.sql import quoted
from quittance.lake.table import LakeColumn, LakeTable, LakeType

_BETWEEN = "chr(31)"
_MISSING = "chr(30)"


def row_text(columns: Iterable[LakeColumn], absent: Collection[str] = ()) -> str:
    """SQL for the canonical text of a row: its values as written out exactly, apart by a unit separator.

    A missing value is a record separator, so that it differs from every text. Moments are counted in
    microseconds, because their text depends on the time zone of a connection. `absent` are columns known to
    be missing in every row: the text is the same, and quicker made.
    """
    runs = groupby(columns, key=lambda column: column.name in absent)
    pieces = [
        piece
        for is_absent, run in runs
        for piece in ([f" || {_BETWEEN} || ".join(_MISSING for _ in run)] if is_absent else map(_text, run))
    ]
    return f"concat_ws({_BETWEEN}, {', '.join(pieces)})"


def row_hash(columns: Iterable[LakeColumn], absent: Collection[str] = ()) -> str:
    """SQL for the lower 64 bits of a row's MD5, as a signed number that every table format knows."""
    low = f"md5_number_lower({row_text(columns, absent)})"
    half = "CAST('9223372036854775808' AS UBIGINT)"
    whole = "CAST('18446744073709551616' AS HUGEINT)"
    return f"CAST(CASE WHEN {low} < {half} THEN {low} ELSE CAST({low} AS HUGEINT) - {whole} END AS BIGINT)"


def content_query(table: LakeTable, rows: str) -> str:
    """A query for month, number of rows, and the sums of the two halves of the rows' MD5, by month.

    `rows` is what to select from. Two lakes hold the same rows exactly if this says the same of both: sums
    do not depend on the order of rows, nor on how files are cut. The halves of the MD5 are summed apart,
    because no type of the engine holds the sum of many 128-bit numbers.
    """
    text = row_text(table.columns)
    month = f"date_trunc('month', {table.month})"
    high, low = (f"sum(CAST(md5_number_{half}(text) AS HUGEINT))" for half in ("upper", "lower"))
    return (
        f"SELECT CAST(month AS DATE), count(*), CAST({high} AS VARCHAR), CAST({low} AS VARCHAR)"
        f" FROM (SELECT {month} AS month, {text} AS text FROM {rows}) GROUP BY 1 ORDER BY 1"
    )


def _text(column: LakeColumn) -> str:
    name = quoted(column.name)
    value = f"epoch_us({name})" if column.type is LakeType.MOMENT else name
    return f"coalesce(CAST({value} AS VARCHAR), {_MISSING})"
