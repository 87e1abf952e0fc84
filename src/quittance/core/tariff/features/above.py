"""`above`: the part that is free or already in the price."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.operand import Operand
from quittance.core.tariff.reading.grid import common, grid_of
from quittance.core.tariff.reading.line_reader import LineReader, Running

KEYS = ("above",)
"""The keys of a line that it owns."""


@dataclass(frozen=True, slots=True)
class Above:
    """The running value becomes max(0, value - limit). An absent limit or an empty cell: nothing is free, the
    value stays as it is, also where it is negative."""

    limit: Operand


def read(line: LineReader) -> tuple[Above, ...]:
    """What is free of the basis; none if neither the line nor its table says `above`."""
    limit = line.value("above")
    if limit is None or limit.operand is None:
        return ()
    if line.running is None:
        line.find_at("NO_BASIS", "'above' needs something it is taken off.", line.place_for("above"))
        return ()
    line.fits(line.running.type, limit.type, "above", limit.name)
    line.running = Running(line.running.type, common(line.running.grid, grid_of(line, limit)))
    return (Above(limit.operand),)
