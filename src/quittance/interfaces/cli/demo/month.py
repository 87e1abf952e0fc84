"""What the demonstration came to: each card with its run, the figures, and one parcel explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from quittance.adapters.demo_month.values import Figures
from quittance.core.rating.explain import ToldLine
from quittance.core.rating.result import SubjectResult
from quittance.core.tariff.plan import Plan
from quittance.interfaces.cli.tools import FactFile, RateReport, Refusals, Total


@dataclass(frozen=True, slots=True)
class CardRun:
    """One tariff, the facts that are its, and what rating them came to."""

    path: Path
    plan: Plan
    facts: FactFile
    rated: Path
    report: RateReport


@dataclass(frozen=True, slots=True)
class Explained:
    """One parcel: the reference rater's result, in words too, and whether the file says the same."""

    result: SubjectResult
    told: Sequence[ToldLine]
    same: bool


@dataclass(frozen=True, slots=True)
class Month:
    """All of it."""

    seed: int
    seconds: Decimal
    cards: tuple[CardRun, ...]
    figures: Figures
    explained: Explained

    @property
    def facts(self) -> int:
        """How many facts were rated."""
        return sum(card.report.facts for card in self.cards)

    @property
    def amounts(self) -> int:
        """How many charges and discounts were made."""
        return sum(total.count for total in self.totals)

    @property
    def refused(self) -> int:
        """How many facts have no price."""
        return sum(refusal.count for refusal in self.refusals)

    @property
    def totals(self) -> tuple[Total, ...]:
        """The totals of every card."""
        return tuple(total for card in self.cards for total in card.report.totals)

    @property
    def refusals(self) -> tuple[Refusals, ...]:
        """The refusals of every card, the most frequent first."""
        found = [refusal for card in self.cards for refusal in card.report.refusals]
        return tuple(sorted(found, key=lambda refusal: -refusal.count))
