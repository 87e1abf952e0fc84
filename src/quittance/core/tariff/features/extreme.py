"""`greatest_of` and `least_of`: the winner of several names, recorded by name."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.operand import Operand
from quittance.core.tariff.reading.line_reader import LineReader, Running
from quittance.core.tariff.reading.sums import sum_of

KEYS = ("greatest_of", "least_of")
"""The keys of a line that it owns."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """The running value becomes the greatest (least) operand; absent ones are skipped, none left: line
    absent.

    `names[i]` is how operand i is called in the explanation; on a tie the first named wins.
    """

    greatest: bool
    operands: tuple[Operand, ...]
    names: tuple[str, ...]


def read(line: LineReader) -> tuple[Extreme, ...]:
    """The winner among the names of `greatest_of` or `least_of`; none if neither is written."""
    if line.has(*KEYS[:1]) and line.has(*KEYS[1:]):
        line.find("DO_NOT_MIX", "A line has `greatest_of` or `least_of`, not both.", "least_of")
    key = next((key for key in KEYS if line.has(key)), None)
    if key is None:
        return ()
    meanings = line.numbers(key)
    best = sum_of(line, meanings, key)
    if best is None:
        return ()
    line.running = Running(best.type, best.grid)
    operands = tuple(meaning.operand for meaning in meanings if meaning.operand is not None)
    return (Extreme(key == "greatest_of", operands, tuple(meaning.name for meaning in meanings)),)
