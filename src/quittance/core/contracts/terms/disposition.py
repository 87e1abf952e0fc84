"""What becomes of a charge that no document will ever have."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.contracts.reading import Table

CAUSES = ("below floor", "too late", "not chargeable", "unrated")
ACTIONS = ("keep open", "write off", "waive", "platform bears", "ask")


@dataclass(frozen=True, slots=True)
class Disposition:
    """The rule for one cause; "ask" leaves it to a person."""

    cause: str
    action: str


def read_dispositions(table: Table | None) -> tuple[Disposition, ...]:
    """The rules of `[terms.dispositions]`: "below floor" = "keep open"."""
    if table is None:
        return ()
    said = [(cause, table.word(cause, ACTIONS)) for cause in CAUSES]
    table.done()
    return tuple(Disposition(cause, action) for cause, action in said if action is not None)
