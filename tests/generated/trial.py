"""One trial: versions of a tariff and the facts they rate, small enough to print and to make smaller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quittance.core.facts.row import FactRow
from quittance.core.facts.schema import FactSchema
from quittance.core.tariff.plan import Plan


@dataclass(frozen=True)
class Trial:
    """`rows` of all kinds together; each kind has its schema."""

    plans: tuple[Plan, ...]
    schemas: tuple[FactSchema, ...]
    rows: tuple[FactRow, ...]

    def of(self, subject: str) -> Sequence[FactRow]:
        """The rows of that kind."""
        return [row for row in self.rows if row.subject == subject]
