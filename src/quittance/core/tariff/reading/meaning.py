"""What a name or a written amount means to the line that reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quittance.core.tariff.language.amount import Amount
from quittance.core.tariff.operand import Literal, Operand
from quittance.core.tariff.reading.types import number_type
from quittance.core.tariff.table import Per
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.exact import Exact

NO_SLOT = -1
"""The slot of a literal until the plan is complete."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A value that can be read.

    operand   how the plan reads it; None where a term settled it.
    settled   the word, yes/no or day of such a term.
    grid      the step of which it is always a multiple, None if not known.
    per       the right side, if it is a rate.
    """

    name: str
    type: ValueType
    operand: Operand | None
    settled: str | bool | date | None = None
    grid: Exact | None = None
    per: Per | None = None


def literal(amount: Amount, name: str = "") -> Meaning:
    """An amount written on the card."""
    value = amount.base
    operand = Literal(NO_SLOT, value, amount.unit.unit, amount.unit.currency)
    grid = value if value > 0 else None
    return Meaning(name or str(amount), number_type(amount.unit), operand, grid=grid)
