"""The rows of a table in the order in which they win, one prefix a row, and bit masks over that order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from quittance.core.tariff.table import KeyCell, Phrase, Row, Table


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row with at most one prefix in each `starts with` cell, and its place in the printed table."""

    position: int
    row: Row
    keys: tuple[KeyCell, ...]


def ranked(table: Table) -> list[Ranked]:
    """Longest prefix first (leftmost such key first), then as printed: of several that fit, the first
    wins.
    """
    prefixes = [at for at, key in enumerate(table.keys) if key.phrase is Phrase.STARTS_WITH]
    if not prefixes:
        return [Ranked(position, row, row.keys) for position, row in enumerate(table.rows)]
    expanded = []
    for position, row in enumerate(table.rows):
        choices = [
            cell if at in prefixes and isinstance(cell, tuple) else (cell,)
            for at, cell in enumerate(row.keys)
        ]
        expanded += [Ranked(position, row, keys) for keys in product(*choices)]
    expanded.sort(key=lambda item: (*(-len(str(item.keys[at] or "")) for at in prefixes), item.position))
    return expanded


def bits(fits: list[bool]) -> int:
    """A mask with bit i set where fits[i]."""
    return int("".join("1" if fit else "0" for fit in reversed(fits)) or "0", 2)
