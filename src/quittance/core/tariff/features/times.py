"""`times`: multiply by a count or a quantity."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.operand import Operand
from quittance.core.tariff.reading.grid import product
from quittance.core.tariff.reading.line_reader import LineReader, Running
from quittance.core.tariff.reading.types import product_unit, typed

KEYS = ("times",)
"""The keys of a line that it owns."""


@dataclass(frozen=True, slots=True)
class Times:
    """The running value becomes value x factor. An absent factor makes the line absent."""

    factor: Operand


def read(line: LineReader) -> tuple[Times, ...]:
    """A factor for each name under `times`."""
    if not line.has("times"):
        return ()
    if line.running is None:
        line.find("NO_BASIS", "'times' needs something it multiplies.", "times")
        return ()
    steps = []
    for factor in line.numbers("times"):
        if factor.operand is None:
            continue
        left, right = line.running.type, factor.type
        type_ = typed(
            left.dimension * right.dimension, product_unit(left, right), left.currency or right.currency
        )
        line.running = Running(type_, product(line.running.grid, factor.grid))
        steps.append(Times(factor.operand))
    return tuple(steps)
