"""Where a table's current metadata stands: a pointer that the books keep, and swap with everything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from quittance.kernel.refusal import Refusal


class PointerMoved(Refusal):
    """Another run committed to the table since this one read it."""

    code = "POINTER_MOVED"


@dataclass(frozen=True, slots=True)
class Swap:
    """One table's next state, written but not yet valid.

    table        its name, such as `parcels`.
    expected     metadata location that must still be current; None for a table that does not exist yet.
    location     metadata location that becomes current.
    snapshot_id  the snapshot that it adds; None where only properties or schema changed.
    """

    table: str
    expected: str | None
    location: str
    snapshot_id: int | None


class PointerStore(Protocol):
    """What the lake asks of the books. Tables are named without namespace; one store is one lake."""

    def current(self, table: str) -> str | None:
        """The metadata location of the table, or None where it does not exist."""
        ...

    def tables(self) -> Sequence[str]:
        """All tables that exist, by name."""
        ...

    def swap(self, swaps: Sequence[Swap]) -> None:
        """Makes all of them current, or none: called inside the caller's transaction.

        Refuses with `PointerMoved` if one of them is no longer at `expected`.
        """
        ...
