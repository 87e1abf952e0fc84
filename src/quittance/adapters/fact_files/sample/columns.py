"""Arrow columns from whole numbers: decimals, ids, dates and words, without a float on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from quittance.adapters.fact_files.sample.draw import Whole

Column: TypeAlias = "pa.Array[Any]"
"""An Arrow array of whatever type."""


def decimals(steps: Whole, digits: int, scale: int) -> Column:
    """DECIMAL(digits, scale) whose values are steps / 10^scale."""
    words = np.empty((len(steps), 2), dtype="<i8")
    words[:, 0] = steps
    words[:, 1] = steps >> 63
    type_ = pa.decimal128(digits, scale)
    return pa.Array.from_buffers(type_, len(steps), [None, pa.py_buffer(words.tobytes())])


def ids(prefix: str, numbers: Whole, width: int = 10) -> Column:
    """Text such as P0000000123: the prefix and so many digits."""
    head = prefix.encode("ascii")
    size = len(head) + width
    text = np.empty((len(numbers), size), dtype=np.uint8)
    text[:, : len(head)] = np.frombuffer(head, dtype=np.uint8)
    rest = numbers.copy()
    for place in range(size - 1, len(head) - 1, -1):
        text[:, place] = rest % 10 + ord("0")
        rest //= 10
    offsets = np.arange(len(numbers) + 1, dtype=np.int32) * np.int32(size)
    buffers = [None, pa.py_buffer(offsets.tobytes()), pa.py_buffer(text.tobytes())]
    return pa.Array.from_buffers(pa.string(), len(numbers), buffers)


def dates(days: Whole, missing: npt.NDArray[np.bool_] | None = None) -> Column:
    """Dates as days since 1970-01-01; null where `missing`."""
    return pa.array(days.astype(np.int32), mask=missing).cast(pa.date32())


def words(places: Whole, values: Sequence[str]) -> Column:
    """A dictionary column: the word at each place."""
    numbers = pa.array(places.astype(np.int16), pa.int16())
    return pa.DictionaryArray.from_arrays(numbers, pa.array(list(values), pa.string()))


def flags(values: npt.NDArray[np.bool_]) -> Column:
    """Yes or no."""
    return pa.array(values)


def counts(values: Whole) -> Column:
    """Whole numbers."""
    return pa.array(values.astype(np.int32))
