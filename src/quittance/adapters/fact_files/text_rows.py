"""Writes rows of text to a Parquet file, each with the line it came from and, if ragged, what it was."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from quittance.adapters.fact_files.reading import Problem

LINE = '"line"'
_RAGGED = '"ragged"'
_BATCH = 50_000
_SHOWN = 200


class TextRows:
    """A target for rows as wide as the headings. Use as a context manager; the file is whole after it."""

    def __init__(self, target: Path, width: int) -> None:
        self._width = width
        fields: list[pa.Field[Any]] = [pa.field(f"c{place}", pa.string()) for place in range(width)]
        fields += [pa.field("line", pa.int64()), pa.field("ragged", pa.string())]
        self._schema = pa.schema(fields)
        self._columns: list[list[str | int | None]] = [[] for _ in self._schema]
        self._writer = pq.ParquetWriter(target, self._schema)
        self._has_ragged = False

    def add(self, line: int, cells: Sequence[str]) -> None:
        """A row. One with more or fewer cells than headings is kept to be parked."""
        ragged = len(cells) != self._width
        self._has_ragged |= ragged
        padded = [cell or None for cell in cells[: self._width]]
        padded += [None] * (self._width - len(padded))
        shown = " | ".join(cells)[:_SHOWN] if ragged else None
        for column, value in zip(self._columns, (*padded, line, shown), strict=True):
            column.append(value)
        if len(self._columns[-1]) >= _BATCH:
            self._flush()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The test that parks ragged rows, if there are any."""
        if not self._has_ragged:
            return ()
        hint = f"The headings have {self._width} columns."
        return (Problem("BAD_ROW", "", f"{_RAGGED} IS NOT NULL", _RAGGED, hint),)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        arrays = [
            pa.array(column, field.type) for column, field in zip(self._columns, self._schema, strict=True)
        ]
        self._writer.write_table(pa.table(arrays, schema=self._schema))
        for column in self._columns:
            column.clear()
