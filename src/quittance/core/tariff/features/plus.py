"""`plus`: a fixed quantity added to a measure, such as packaging."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.operand import Operand
from quittance.core.tariff.reading.grid import common, grid_of
from quittance.core.tariff.reading.line_reader import LineReader, Running

KEYS = ("plus",)
"""The keys of a line that it owns."""


@dataclass(frozen=True, slots=True)
class Plus:
    """The running value becomes value + amount."""

    amount: Operand


def read(line: LineReader) -> tuple[Plus, ...]:
    """What is added; none if the line does not say `plus`."""
    amount = line.value("plus")
    if amount is None or amount.operand is None:
        return ()
    if line.running is None:
        line.find("NO_BASIS", "'plus' needs something it is added to.", "plus")
        return ()
    line.fits(line.running.type, amount.type, "plus", amount.name)
    line.running = Running(line.running.type, common(line.running.grid, grid_of(line, amount)))
    return (Plus(amount.operand),)
