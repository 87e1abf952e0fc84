"""A discount's sign and its budget: money taken off is written positive and counts negative."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.line import Role
from quittance.core.tariff.operand import Literal
from quittance.core.tariff.reading.grid import check_grid
from quittance.core.tariff.reading.line_reader import LineReader

KEYS = ("budget",)
"""The keys of a line that it owns."""


@dataclass(frozen=True, slots=True)
class Budget:
    """The running value (a rounded amount off) becomes what the budget still holds of it.

    Consumed in order of pricing date, then subject id, over all subjects of the run: granted = min(B, S) -
    min(B, S - value), where S is the sum of asked amounts up to and including this one. A subject without a
    pricing
    date has no place in that order and is refused.
    """

    amount: Literal


@dataclass(frozen=True, slots=True)
class TakenOff:
    """The running value becomes its negative: last step of a discount."""


def read(line: LineReader) -> tuple[Budget | TakenOff, ...]:
    """A discount's budget, if it has one, and its sign; nothing on other lines."""
    if line.own.role is not Role.DISCOUNT:
        if line.has("budget"):
            line.find("DO_NOT_MIX", "Only a discount has a budget.", "budget")
        return ()
    if line.running is None:
        return ()
    budget = line.value("budget")
    if budget is None:
        return (TakenOff(),)
    if not isinstance(budget.operand, Literal):
        line.find("BAD_VALUE", "budget: an amount or a term was expected.", "budget")
        return (TakenOff(),)
    line.fits(line.running.type, budget.type, "budget", budget.name)
    check_grid(line, "budget", budget, after_times=True)
    return (Budget(budget.operand), TakenOff())
