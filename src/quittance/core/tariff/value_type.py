"""What a name holds: a number with its dimension, a word, a yes/no or a date."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.facts.kind import Kind
from quittance.kernel.dimension import SCALAR, Dimension
from quittance.kernel.unit import Unit


@dataclass(frozen=True, slots=True)
class ValueType:
    """Kind, and for a number its dimension, the unit people read it in, and a currency where it is money."""

    kind: Kind
    dimension: Dimension = SCALAR
    unit: Unit | None = None
    currency: str | None = None

    @property
    def is_money(self) -> bool:
        """True for an amount of money (not for a rate per something)."""
        return self.kind is Kind.NUMBER and self.dimension == Dimension(money=1)
