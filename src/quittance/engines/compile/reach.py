"""Which lines are worked out for which kind of fact row."""

from __future__ import annotations

from collections.abc import Iterable

from quittance.core.tariff.features.when import InTable
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import LineRead
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.table import RowRead
from quittance.core.tariff.walk import parts


def unscoped_needs(plan: Plan) -> dict[str, set[str]]:
    """For each subject the names of the measures without `per` that its lines read, directly or through
    others.
    """
    by_name: dict[str, list[Line]] = {}
    for line in plan.lines:
        by_name.setdefault(line.name, []).append(line)
    needs: dict[str, set[str]] = {}
    for line in plan.lines:
        if line.scope.subject:
            found = needs.setdefault(line.scope.subject, set())
            _follow(plan, by_name, [line], found)
    return needs


def _follow(plan: Plan, by_name: dict[str, list[Line]], lines: Iterable[Line], found: set[str]) -> None:
    for line in lines:
        for name in _reads(plan, line):
            if name in found or name not in by_name:
                continue
            if any(one.scope.subject == "" for one in by_name[name]):
                found.add(name)
                _follow(plan, by_name, by_name[name], found)


def _reads(plan: Plan, line: Line) -> Iterable[str]:
    tables = set()
    for part in parts((line.gates, line.row, line.steps)):
        if isinstance(part, LineRead):
            yield part.name
        elif isinstance(part, (RowRead, InTable)):
            tables.add(part.table)
    for table in tables:
        for key in plan.table(table).keys:
            if isinstance(key.operand, LineRead):
                yield key.operand.name
