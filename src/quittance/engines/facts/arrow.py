"""Lists of values as Arrow columns, laid out by hand: `pyarrow.array` imports pandas where it is installed,
which takes longer than rating a thousand parcels."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import pyarrow as pa

from quittance.engines.compile.relation import Cell, ColumnType

_TYPES = {
    "INTEGER": (pa.int32(), "i"),
    "BIGINT": (pa.int64(), "q"),
    "DATE": (pa.date32(), "i"),
}
_EPOCH = 719_163  # the ordinal of 1970-01-01


def arrow_column(values: Sequence[Cell], kind: ColumnType) -> pa.Array[Any]:
    """The values, None where there is none; a HUGEINT, which Arrow lacks, as text."""
    known = _bits([value is not None for value in values]) if None in values else None
    if kind in ("VARCHAR", "HUGEINT"):
        texts = [b"" if value is None else str(value).encode() for value in values]
        offsets = array("i", accumulate(map(len, texts), initial=0))
        parts = [known, pa.py_buffer(offsets), pa.py_buffer(b"".join(texts))]
        return pa.Array.from_buffers(pa.string(), len(values), parts)
    type_, code = _TYPES[kind]
    if kind == "DATE":
        numbers = array(code, [0 if value is None else value.toordinal() - _EPOCH for value in values])  # type: ignore[union-attr]
    else:
        numbers = array(code, [0 if value is None else value for value in values])  # type: ignore[misc]
    return pa.Array.from_buffers(type_, len(values), [known, pa.py_buffer(numbers)])


def _bits(flags: Sequence[bool]) -> pa.Buffer:
    """A bit for each, the first in the lowest place."""
    octets = bytearray((len(flags) + 7) // 8)
    for at, flag in enumerate(flags):
        octets[at >> 3] |= flag << (at & 7)
    return pa.py_buffer(bytes(octets))
