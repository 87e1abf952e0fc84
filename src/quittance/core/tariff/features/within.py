"""`within`: the latest day on which a charge may still be made; later is a refusal, not a zero."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.facts.kind import Kind
from quittance.core.tariff.language.within import parse_within
from quittance.core.tariff.operand import FactRead
from quittance.core.tariff.reading.line_reader import LineReader

KEYS = ("within",)
"""The keys of a line that it owns."""


@dataclass(frozen=True, slots=True)
class Within:
    """Refuses TOO_LATE when the fact `known` (a date) is later than the fact `since` plus `days`; otherwise
    yes."""

    days: int
    since: str
    known: str = "known_date"


def read(line: LineReader) -> tuple[Within, ...]:
    """The gate of the line's `within`; none if there is none. What it counts from must be a date fact."""
    bar = line.parsed("within", parse_within)
    if bar is None:
        return ()
    meaning = line.named(bar.since, "within")
    if meaning is None:
        return ()
    if meaning.type.kind is not Kind.DATE or not isinstance(meaning.operand, FactRead):
        line.find("KIND_MISMATCH", f"within: {bar.since!r} is no date fact.", "within")
        return ()
    return (Within(bar.days, bar.since),)
