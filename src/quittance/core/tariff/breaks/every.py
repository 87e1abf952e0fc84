"""Every break of a tariff, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator

from quittance.core.tariff.breaks.conditions import condition_breaks
from quittance.core.tariff.breaks.days import day_breaks
from quittance.core.tariff.breaks.formula import formula_breaks
from quittance.core.tariff.breaks.model import Break
from quittance.core.tariff.breaks.tables import table_breaks
from quittance.core.tariff.plan import Plan


def breaks(plan: Plan) -> Iterator[Break]:
    """The sheet's own breaks line by line, then those of each table."""
    for line in plan.lines:
        yield from day_breaks(plan, line)
        yield from condition_breaks(plan, line)
        yield from (found for found in formula_breaks(plan, line) if not found.table)
    for table in plan.tables:
        yield from table_breaks(plan, table)
        for line in plan.lines:
            yield from (found for found in formula_breaks(plan, line) if found.table == table.name)
