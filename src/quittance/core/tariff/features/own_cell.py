"""The line is what its table says: the cell under the heading with the line's own name."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.reading.line_reader import LineReader, Running

KEYS = ("table", "column")
"""The keys of a line that it owns: they say which row of which table the line reads."""


@dataclass(frozen=True, slots=True)
class OwnCell:
    """The running value becomes the result cell `heading` of the row read. Empty cell: NO_PRICE."""

    heading: str


def read(line: LineReader) -> tuple[OwnCell, ...]:
    """The cell with the line's own name, where a measure has nothing else to work with."""
    if not line.is_lookup or line.table is None:
        return ()
    meaning = line.own_cell()
    if meaning is None:
        return ()
    line.running = Running(meaning.type)
    return (OwnCell(line.own.name),)
