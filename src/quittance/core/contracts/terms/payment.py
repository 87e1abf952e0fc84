"""When an invoice is due."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from quittance.core.contracts.reading import Table

STARTS = ("invoice date", "receipt", "end of month", "statement date")


@dataclass(frozen=True, slots=True)
class PaymentTerms:
    """So many days from a day of the invoice; "end of month" counts from the last day of its month."""

    days: int
    starts: str

    def due_on(self, day: date) -> date:
        """The day on which an invoice of that day (or received on it) is due."""
        if self.starts == "end of month":
            day = day.replace(day=monthrange(day.year, day.month)[1])
        return day + timedelta(days=self.days)


def read_payment(table: Table | None) -> PaymentTerms | None:
    """The terms of `[terms.payment]`."""
    if table is None:
        return None
    table.need("days")
    days, starts = table.days("days"), table.word("from", STARTS)
    table.done()
    return None if days is None else PaymentTerms(days, starts or "invoice date")
