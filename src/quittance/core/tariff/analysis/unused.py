"""Measures that nothing on the sheet reads."""

from __future__ import annotations

from collections.abc import Iterator

from quittance.core.tariff.analysis.catalogue import noticed
from quittance.core.tariff.line import Role
from quittance.core.tariff.operand import LineRead
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.walk import parts
from quittance.kernel.finding import Finding


def unused(plan: Plan) -> Iterator[Finding]:
    """UNUSED_LINE for each measure that no line, condition or table key reads; none where the card bills
    nothing."""
    if not plan.charges():
        return
    walked = parts((plan.lines, tuple(table.keys for table in plan.tables)))
    read = {part.name for part in walked if isinstance(part, LineRead)}
    for alternatives in plan.groups():
        line = alternatives[0]
        if line.role is Role.MEASURE and line.name not in read:
            assert line.place is not None, "a line of a checked tariff has its place"
            yield noticed("UNUSED_LINE", f"Nothing reads the measure {line.name!r}.", line.place)
