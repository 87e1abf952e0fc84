"""What a probe shows: three facts about a break and what each comes to, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quittance.core.facts.row import FactRow, Value
from quittance.core.rating.result import LineResult
from quittance.core.tariff.breaks.model import Break
from quittance.kernel.exact import Exact


class Why(StrEnum):
    """Why a break has no probe."""

    UNREAD = "unread"  # no subject is priced by the line
    UNMOVED = "unmoved"  # what is compared is no number, day or word of a fact
    NO_FACT = "no_fact"  # no number that a fact gives has a part in it
    NOTHING_BELOW = "nothing_below"  # the limit is nought, and what is compared is never less
    TOO_MANY = "too_many"  # it would take more rows than are made
    NOT_MET = "not_met"  # no fact was found on both sides


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the facts come to.

    lines     the lines that the break decides, as they came out.
    total     of the subject; None where it is refused.
    refusal   the code of that.
    """

    lines: tuple[LineResult, ...]
    total: Exact | None
    refusal: str
    currency: str

    @property
    def values(self) -> tuple[object, ...]:
        """All that can differ between two sides of a break."""
        return tuple((line.state, line.value, line.refusal) for line in self.lines), self.total, self.refusal


@dataclass(frozen=True, slots=True)
class Sample:
    """Facts on one side of a break, or right at it.

    value    what is compared.
    by       the fact that was moved and what it is, where that is not the number compared; with an empty
             name how many rows there are.
    rows     the facts.
    """

    value: Value
    by: tuple[str, Value] | None
    rows: tuple[FactRow, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Probe:
    """Just below, at, just above; None where no fact comes to lie there."""

    broken: Break
    samples: tuple[Sample | None, Sample | None, Sample | None]

    @property
    def shows(self) -> bool:
        """Whether something is different on two sides."""
        return len({sample.outcome.values for sample in self.samples if sample is not None}) > 1


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A break without a probe."""

    broken: Break
    why: Why
