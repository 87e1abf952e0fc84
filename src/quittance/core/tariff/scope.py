"""What one value of a line is worked out for: a subject of the settlement model, or a group of subjects."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.kernel.period import PeriodWord


@dataclass(frozen=True, slots=True)
class Scope:
    """`subject` is the kind of fact row; `keys` and `period` make groups of those rows.

    subject "parcel", no keys, no period   one value a parcel
    subject "" (a measure without `per`)   worked out for whatever row reads it
    subject "stock", keys (account,), MONTH   one value per account and month over the stock rows
    A group's pricing date is the last day of its period, or without a period the earliest of its members'.
    """

    subject: str
    keys: tuple[str, ...] = ()
    period: PeriodWord | None = None

    @property
    def is_group(self) -> bool:
        """True when one value stands for many fact rows."""
        return bool(self.keys) or self.period is not None

    def __str__(self) -> str:
        words = [*self.keys, *([self.period.value] if self.period else [])]
        return f"{self.subject} by {', '.join(words)}" if words else self.subject
