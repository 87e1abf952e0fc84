"""What a contract claims: which subjects, on which layer, and what it takes from the layers below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quittance.kernel.period import Period

LAYERS: Mapping[str, int] = {"standard": 10, "negotiated": 20, "promotion": 30}
"""The layers of a marketplace that names none of its own: of two the higher one is asked first."""

DEFAULT_LAYER = "negotiated"
"""The layer of a contract that names none."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A contract on its layer.

    binds      fact → words; a subject is claimed if each of these facts is one of its words.
    replaces   the charge codes that it takes from the layers below; empty for all of them.
    day_fact   the fact whose day must lie in one of `days`; "" where the claim holds on any day.
    undated    a subject without that day is claimed too, to be refused for want of it.
    """

    contract: str
    side: str
    binds: Mapping[str, Sequence[str]]
    layer: str = DEFAULT_LAYER
    position: int = LAYERS[DEFAULT_LAYER]
    replaces: frozenset[str] = frozenset()
    day_fact: str = ""
    days: tuple[Period, ...] = ()
    undated: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether the claim holds on that day of its fact."""
        return not self.day_fact or any(period.contains(day) for period in self.days)

    def fits(self, facts: Mapping[str, object]) -> bool:
        """Whether it claims a subject with these facts."""
        if any(facts.get(name) not in words for name, words in self.binds.items()):
            return False
        if not self.day_fact:
            return True
        day = facts.get(self.day_fact)
        return self.holds_on(day) if isinstance(day, date) else self.undated
