"""`at_least` and `at_most`: minimum and cap, applied before `times`, since a line is said of one."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.operand import Operand
from quittance.core.tariff.reading.grid import check_grid
from quittance.core.tariff.reading.line_reader import LineReader

KEYS = ("at_least", "at_most")
"""The keys of a line that it owns."""


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The running value becomes max(value, limit); an absent limit or an empty cell limits nothing."""

    limit: Operand


@dataclass(frozen=True, slots=True)
class AtMost:
    """The running value becomes min(value, limit); an absent limit or an empty cell limits nothing."""

    limit: Operand


def read(line: LineReader) -> tuple[AtLeast | AtMost, ...]:
    """Minimum and cap, in this order, as the line or its table says."""
    steps: list[AtLeast | AtMost] = []
    for key, step in (("at_least", AtLeast), ("at_most", AtMost)):
        limit = line.value(key)
        if limit is None or limit.operand is None:
            continue
        if line.running is None:
            line.find_at("NO_BASIS", f"{key!r} needs something it limits.", line.place_for(key))
            continue
        line.fits(line.running.type, limit.type, key, limit.name)
        check_grid(line, key, limit)
        steps.append(step(limit.operand))
    return tuple(steps)
