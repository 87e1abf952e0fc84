"""What of a month is to be rated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of a month to rate: by these contracts, these charge codes, for these reasons; empty for all."""

    contracts: Sequence[str] = ()
    charges: Sequence[str] = ()
    reasons: Sequence[str] = ()

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not (self.contracts or self.charges or self.reasons)
