"""What is owed in a period at least."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.contracts.reading import Table
from quittance.kernel.money import Money

PERIODS = ("week", "month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Minimum:
    """The least sum of a period."""

    amount: Money
    period: str


def read_minimum(table: Table | None) -> Minimum | None:
    """The terms of `minimum = { amount = "500.00 GBP", per = "month" }`."""
    if table is None:
        return None
    table.need("amount", "per")
    amount, period = table.money("amount"), table.word("per", PERIODS)
    table.done()
    return None if amount is None or period is None else Minimum(amount, period)
