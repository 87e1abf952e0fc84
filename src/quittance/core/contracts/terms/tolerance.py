"""Which differences of a vendor's bill need nobody's look."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.contracts.reading import Table
from quittance.kernel.exact import Exact
from quittance.kernel.money import Money

LEVELS = ("line", "aggregate", "account")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """At this level of audit a difference passes that is within the amount and within the percentage, each
    where it is said.
    """

    level: str
    amount: Money | None
    percent: Exact | None


def read_tolerances(tables: list[Table]) -> tuple[Tolerance, ...]:
    """The profile: a `[[terms.tolerance]]` for each level of audit."""
    found: list[Tolerance] = []
    for table in tables:
        table.need("level")
        level, amount, percent = table.word("level", LEVELS), table.money("amount"), table.percent("percent")
        if amount is None and percent is None:
            table.wrong(
                "level",
                "TERM_MISSING",
                f"{table.name('tolerance')} says neither amount nor percent.",
                'Write amount = "0.50 GBP", percent = "2 %", or both.',
            )
        if level is not None and level in {one.level for one in found}:
            table.wrong(
                "level", "TERM_BAD_VALUE", f"There are two tolerances of the level {level}.", "Keep one."
            )
        table.done()
        if level is not None:
            found.append(Tolerance(level, amount, percent))
    return tuple(found)
