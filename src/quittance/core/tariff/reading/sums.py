"""What several numbers are together: their sum, or the winner among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quittance.core.tariff.reading.line_reader import LineReader
from quittance.core.tariff.reading.meaning import Meaning
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.exact import Exact


@dataclass(frozen=True, slots=True)
class Together:
    """The type that all share, and the step of which each is a multiple."""

    type: ValueType
    grid: Exact | None


def sum_of(line: LineReader, meanings: Sequence[Meaning], key: str) -> Together | None:
    """The common type of the numbers under that key; None if there are none. What does not fit is a
    finding."""
    if not meanings:
        return None
    type_ = meanings[0].type
    for meaning in meanings[1:]:
        if line.fits(type_, meaning.type, key, meaning.name) and type_.currency is None:
            type_ = replace(type_, currency=meaning.type.currency)
    grids = {meaning.grid for meaning in meanings}
    return Together(type_, grids.pop() if len(grids) == 1 else None)
