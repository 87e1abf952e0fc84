"""What every limit of a tariff gives: just below, at, and just above, by the reference rater."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from quittance.core.facts.row import FactRow
from quittance.core.rating.rater import Rater
from quittance.core.rating.result import LineResult, State, SubjectResult
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.printed import number_text, unit_of_heading
from quittance.core.tariff.probes import Probe, probe_rows, probes
from quittance.interfaces.cli.columns import aligned
from quittance.interfaces.cli.words import Say
from quittance.kernel.refusal import Refusal

OF_ONE_TABLE_MAX = 40
"""So many limits of a table are rated unless all are asked for."""


def probe_lines(plan: Plan, say: Say, *, everything: bool) -> Iterator[str]:
    """A line for each limit: its place, and value → what the lines that read the table come to."""
    found, left_out = probes(plan)
    yield ""
    yield say("probe_head") if found else say("probe_none")
    rater = Rater(plan)
    for table in dict.fromkeys(probe.table for probe in found):
        of_table = [probe for probe in found if probe.table == table]
        shown = of_table if everything else of_table[:OF_ONE_TABLE_MAX]
        yield from aligned([_cells(rater, plan, probe) for probe in shown], indent="  ")
        if len(shown) < len(of_table):
            yield f"  {say('diff_more_of_table', count=len(of_table) - len(shown))}"
    if left_out:
        yield say("probe_left_out", count=left_out)
    yield ""


def _cells(rater: Rater, plan: Plan, probe: Probe) -> list[str]:
    unit = unit_of_heading(probe.heading)
    outcomes = [
        f"{number_text(value, unit)} → {_outcome(rater, row, probe.table)}"
        for value, row in zip(probe.values, probe_rows(plan, probe), strict=True)
    ]
    return [str(probe.place), probe.heading.partition("[")[0].strip(), *outcomes]


def _outcome(rater: Rater, row: FactRow, table: str) -> str:
    """The values of the lines that read the table for this row, or why there is none."""
    try:
        results = rater.rate([row])
    except Refusal as refusal:
        return refusal.code
    told = [
        _value(result, line)
        for result in results
        for line in result.lines
        if line.line.row is not None and line.line.row.table == table and line.state is not State.ABSENT
    ]
    return " / ".join(dict.fromkeys(told)) or "–"


def _value(result: SubjectResult, line: LineResult) -> str:
    if line.state is State.REFUSED:
        return line.refusal
    value = line.value
    if isinstance(value, bool) or not isinstance(value, (Decimal, Fraction)):
        return str(value)
    if line.line.type.is_money:
        return number_text(value, result.currency)
    unit = line.line.type.unit
    return number_text(value, str(unit) if unit is not None else "")
