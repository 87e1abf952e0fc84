"""How and how often a contract is billed."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.contracts.reading import Table
from quittance.kernel.money import Money

CYCLES = ("day", "week", "half month", "month", "quarter", "calendar")
METHODS = ("invoice", "self-billing", "agree-then-invoice", "withheld")
"""withheld: out of the seller's proceeds, invoiced later. Self-billing wants an agreement beforehand
(Directive 2006/112/EC, article 224)."""


@dataclass(frozen=True, slots=True)
class Billing:
    """The cycle, for `calendar` the name of the table of its periods, the method, and the least net amount
    that a document is made of (None: any).
    """

    cycle: str
    calendar: str
    method: str
    floor: Money | None


def read_billing(table: Table | None) -> Billing | None:
    """The terms of `[terms.billing]`."""
    if table is None:
        return None
    table.need("cycle", "method")
    cycle, method = table.word("cycle", CYCLES), table.word("method", METHODS)
    calendar, floor = table.text("calendar", '"carrier-a-weeks"'), table.money("floor")
    if (cycle == "calendar") != (calendar is not None):
        table.wrong(
            "calendar" if calendar else "cycle",
            "TERM_BAD_VALUE",
            f"{table.name('cycle')} is {cycle!r} and {table.name('calendar')} {calendar!r}.",
            'A calendar goes with cycle = "calendar", and that with the name of a file in calendars/.',
        )
    table.done()
    if cycle is None or method is None:
        return None
    return Billing(cycle, calendar or "", method, floor)
