"""`of`: what the rate is taken of, one name or the sum of several charges."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.operand import Operand
from quittance.core.tariff.reading.band import default_band
from quittance.core.tariff.reading.line_reader import LineReader, Running
from quittance.core.tariff.reading.meaning import Meaning
from quittance.core.tariff.reading.members import is_aggregate
from quittance.core.tariff.reading.sums import sum_of

KEYS = ("of",)
"""The keys of a line that it owns."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The running value becomes the sum of the operands. Absent ones add nothing (a discount counts
    negative); when every operand is absent the line is absent; a refused one refuses the line."""

    operands: tuple[Operand, ...]


def read(line: LineReader) -> tuple[Basis, ...]:
    """The basis that `of` names; without it the table's one band, if the line has a rate to take of
    something."""
    if line.has("top_up_to", "cut_down_to"):
        return ()
    if line.has("of"):
        return _written(line)
    if line.has("greatest_of", "least_of") or not any(line.says(key) for key in ("rate", "above", "scale")):
        return ()
    band = default_band(line)
    return _basis(line, [band]) if band is not None else ()


def _written(line: LineReader) -> tuple[Basis, ...]:
    if line.has("greatest_of", "least_of"):
        line.find("DO_NOT_MIX", "A line has `of`, `greatest_of` or `least_of`, one of them.", "of")
    if is_aggregate(line):
        return ()
    return _basis(line, line.numbers("of"))


def _basis(line: LineReader, meanings: list[Meaning]) -> tuple[Basis, ...]:
    total = sum_of(line, meanings, "of")
    if total is None:
        return ()
    line.running = Running(total.type, total.grid)
    operands = tuple(meaning.operand for meaning in meanings if meaning.operand is not None)
    line.basis = operands[0] if len(operands) == 1 else None
    return (Basis(operands),)
