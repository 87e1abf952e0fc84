"""The columns of a set of fact rows: what each holds, in which unit, within which bounds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quittance.core.facts.kind import Kind
from quittance.kernel.unit import Unit


@dataclass(frozen=True, slots=True)
class FactColumn:
    """One fact of a normalised relation, whose column has the fact's own name.

    A number is stored as an integer n and means n / 10^decimals of `unit`; rows outside lowest..highest (in
    `unit`) were parked before. Words are text, yes/no are booleans, dates are dates. `unit` is None for all
    but numbers; money has the unit "money" of factor 1.
    """

    name: str
    kind: Kind
    unit: Unit | None = None
    decimals: int = 0
    lowest: Decimal = Decimal(0)
    highest: Decimal = Decimal(0)
    required: bool = False  # no row lacks it, so no test for missing is needed

    @property
    def factor(self) -> Fraction:
        """What one step of the stored integer is worth in base units."""
        return (self.unit.factor if self.unit else Fraction(1)) / Fraction(10**self.decimals)


@dataclass(frozen=True, slots=True)
class FactSchema:
    """The fact columns of one kind of subject. The id column is always `subject_id` (text)."""

    subject: str
    columns: tuple[FactColumn, ...]

    def column(self, name: str) -> FactColumn | None:
        """The column of that fact, or None when no row has it."""
        return next((column for column in self.columns if column.name == name), None)
