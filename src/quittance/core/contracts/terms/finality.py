"""The day after which a weight no longer raises what a side pays."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quittance.core.contracts.reading import Table

_AFTER = re.compile(r"(\d{1,3}) days? after ([a-z_]+)")
SIDES = ("sell", "buy")


@dataclass(frozen=True, slots=True)
class Finality:
    """So many days after an event; before it a charge of the side is provisional."""

    side: str
    days: int
    event: str


def read_finality(table: Table | None) -> tuple[Finality, ...]:
    """The terms of `[terms.finality]`: sell = "14 days after delivered", buy likewise."""
    if table is None:
        return ()
    found = []
    for side in SIDES:
        example = '"14 days after delivered"'
        if (text := table.text(side, example)) is not None:
            if match := _AFTER.fullmatch(text):
                found.append(Finality(side, int(match[1]), match[2]))
            else:
                table.bad(side, example)
    table.done()
    return tuple(found)
