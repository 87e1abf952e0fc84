"""Writes samples, chunk by chunk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from quittance.adapters.fact_files.sample.columns import Column
from quittance.adapters.fact_files.sample.draw import Whole
from quittance.adapters.fact_files.sample.order_lines import order_lines
from quittance.adapters.fact_files.sample.parcels import parcels
from quittance.adapters.fact_files.sample.warehouse import activities, stock

Maker = Callable[[int, Whole, date], dict[str, Column]]

KINDS: Mapping[str, tuple[str, Maker]] = {
    "parcels": ("parcel", partial(parcels, within_uk=False)),
    "uk_parcels": ("parcel", partial(parcels, within_uk=True)),
    "order_lines": ("order_line", order_lines),
    "stock": ("stock", stock),
    "activities": ("activity", activities),
}
"""What can be made: the kind of subject and who makes its columns."""

MONTH = date(2026, 4, 1)
ROW_GROUP = 122_880


def write_sample(
    path: Path,
    *,
    count: int,
    seed: int,
    subject: str = "",
    kind: str = "parcels",
    month: date = MONTH,
    progress: Callable[[int, int], None] | None = None,
    chunk: int = ROW_GROUP,
) -> None:
    """Writes `count` facts of that kind to a Parquet file, or to CSV if the name ends so.

    `progress` hears the rows done and the rows in all after each chunk. A `subject` must be that of the kind.
    """
    own, maker = KINDS[kind]
    if subject not in ("", own):
        raise ValueError(f"{kind} are rows of {own}, not of {subject}")
    batches = _batches(maker, count, seed, month, chunk, progress)
    if path.suffix.lower() == ".csv":
        _write_csv(path, batches)
    else:
        _write_parquet(path, batches)


def _batches(
    maker: Maker,
    count: int,
    seed: int,
    month: date,
    chunk: int,
    progress: Callable[[int, int], None] | None,
) -> Iterator[pa.RecordBatch]:
    for start in range(0, max(count, 1), chunk):
        stop = min(start + chunk, count)
        columns = maker(seed, np.arange(start, stop, dtype=np.int64), month)
        yield pa.RecordBatch.from_arrays(list(columns.values()), names=list(columns))
        if progress is not None:
            progress(stop, count)


def _write_parquet(path: Path, batches: Iterator[pa.RecordBatch]) -> None:
    writer: pq.ParquetWriter | None = None
    try:
        for batch in batches:
            if writer is None:
                writer = pq.ParquetWriter(path, batch.schema, **_options(batch.schema))
            writer.write_batch(batch, row_group_size=max(batch.num_rows, 1))
    finally:
        if writer is not None:
            writer.close()


def _options(schema: pa.Schema) -> dict[str, Any]:
    """Small numbers as integers, no dictionary of ids that are all different."""
    repeated = [field.name for field in schema if not field.name.endswith("_id")]
    return {"store_decimal_as_integer": True, "compression": "zstd", "use_dictionary": repeated}


def _write_csv(path: Path, batches: Iterator[pa.RecordBatch]) -> None:
    writer: pc.CSVWriter | None = None
    try:
        for batch in batches:
            plain = pa.table([_plain(column) for column in batch.columns], names=batch.schema.names)
            if writer is None:
                writer = pc.CSVWriter(
                    path, plain.schema, write_options=pc.WriteOptions(quoting_style="needed")
                )
            writer.write_table(plain)
    finally:
        if writer is not None:
            writer.close()


def _plain(column: Column) -> Column:
    return column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
