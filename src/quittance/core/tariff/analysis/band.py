"""Bands of a table as stretches between cuts, so that `over`, `at least`, `up to`, `under` compare alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from quittance.core.tariff.operand import Operand
from quittance.core.tariff.table import Phrase, Row, Table

# A cut lies just before (0) or just after (1) a value: (0, value, side). The ends come first and last.
Cut = tuple[int, Any, int]
Stretch = tuple[Cut, Cut]

LOWEST: Cut = (-1, 0, 0)
HIGHEST: Cut = (1, 0, 0)

LOWER = frozenset({Phrase.AT_LEAST, Phrase.OVER})
UPPER = frozenset({Phrase.UP_TO, Phrase.UNDER})
_SIDE = {Phrase.AT_LEAST: 0, Phrase.OVER: 1, Phrase.UP_TO: 1, Phrase.UNDER: 0}


@dataclass(frozen=True, slots=True)
class Band:
    """One or two key headings that limit the same operand.

    lower, upper           positions among the table's keys; None where the card does not limit that side.
    lower_side, upper_side side of the cut that the phrase makes.
    """

    operand: Operand
    lower: int | None
    upper: int | None
    lower_side: int = 0
    upper_side: int = 1

    @property
    def positions(self) -> tuple[int, ...]:
        """The key positions it takes."""
        return tuple(position for position in (self.lower, self.upper) if position is not None)

    @property
    def limit(self) -> int:
        """The position that says how high a row is: the upper limit, or the only one."""
        return self.positions[-1]

    @property
    def is_closed(self) -> bool:
        """Whether the card states both ends."""
        return self.lower is not None and self.upper is not None

    def stretch(self, row: Row) -> Stretch:
        """From which cut to which cut the row goes."""
        low = row.keys[self.lower] if self.lower is not None else None
        high = row.keys[self.upper] if self.upper is not None else None
        return (
            LOWEST if low is None else (0, low, self.lower_side),
            HIGHEST if high is None else (0, high, self.upper_side),
        )


def bands(table: Table) -> tuple[Band, ...]:
    """The bands of a table in sheet order; a lower and an upper heading on one operand are one band."""
    found: list[Band] = []
    for position, key in enumerate(table.keys):
        if key.phrase not in _SIDE or key.operand is None:
            continue
        side = _SIDE[key.phrase]
        is_lower = key.phrase in LOWER
        for place, band in enumerate(found):
            taken = band.lower if is_lower else band.upper
            if band.operand == key.operand and taken is None:
                found[place] = (
                    Band(band.operand, position, band.upper, side, band.upper_side)
                    if is_lower
                    else Band(band.operand, band.lower, position, band.lower_side, side)
                )
                break
        else:
            found.append(
                Band(key.operand, position, None, lower_side=side)
                if is_lower
                else Band(key.operand, None, position, upper_side=side)
            )
    return tuple(found)
