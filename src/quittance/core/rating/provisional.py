"""Which lines may rest on a period that has not closed, and whether one does for a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from quittance.core.facts.elsewhere import BOUGHT, provisional_of
from quittance.core.rating.case import Case
from quittance.core.rating.reads import aggregates_of, operands_of, parts_of, reads_of, tables_of
from quittance.core.rating.refusals import Refused
from quittance.core.tariff.features.when import InTable
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import FactRead, LineRead, Operand, Reach
from quittance.core.tariff.plan import Plan
from quittance.kernel.period import PeriodWord, period_of

Flag = Callable[[Case], bool]
"""Whether what a line reads is provisional for the case."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """What of a line's reading may be provisional.

    gates     operands of its conditions: they count as soon as the line is tried.
    formula   operands of its row and its steps: they count when its conditions are met.
    """

    gates: tuple[Operand, ...] = ()
    formula: tuple[Operand, ...] = ()


def doubtful_names(plan: Plan) -> frozenset[str]:
    """The lines that an estimate can reach: measures with `meanwhile`, and whatever reads them, a provisional
    cost
    included. A line reads only lines above it, so once down the sheet finds all."""
    names: set[str] = set()
    for line in plan.lines:
        if line.provisional or any(_is_doubtful(operand, names) for operand in reads_of(plan, line)):
            names.add(line.name)
    return frozenset(names)


def doubtful_reads(plan: Plan, line: Line, names: frozenset[str]) -> Doubtful:
    """What the line reads of those names. Members of an aggregate are left to it: they are in other cases."""
    members = {id(one.operand) for one in aggregates_of(line)}
    asked = {part.table for part in parts_of(line.gates) if isinstance(part, InTable)}
    gates = [*operands_of(line.gates), *_keys(plan, sorted(asked))]
    formula = [one for one in operands_of(line.steps) if id(one) not in members]
    formula += _keys(plan, [table for table in tables_of(line) if table not in asked])
    if line.row is not None and line.row.column is not None:
        formula.append(line.row.column)
    return Doubtful(_of(gates, names), _of(formula, names))


def flag(operand: Operand, price_date: str) -> Flag:
    """How to tell whether what the operand reads is provisional."""
    if isinstance(operand, FactRead):
        beside = provisional_of(operand.name)
        return lambda case: case.values.get(beside) is True
    assert isinstance(operand, LineRead)
    name = operand.name
    match operand.reach:
        case Reach.SAME:
            return lambda case: is_provisional(case, name)
        case Reach.UP:
            return lambda case: _of_group(case, name, price_date)
        case Reach.SUM:
            return lambda case: any(
                is_provisional(member, name) for member in case.others.members_of(case, name, price_date)
            )


def is_provisional(case: Case, name: str) -> bool:
    """Whether the line of that name is, for the case; a refused or missing one is not."""
    work = case.works.get(name)
    return work is not None and work.provisional


def has_closed(word: PeriodWord, index: int, closed_before: date | None) -> bool:
    """Whether the last day of the period with that number is before the day; without a day every one is."""
    if closed_before is None:
        return True
    return period_of(word, index + 1).start - timedelta(days=1) < closed_before


def _of_group(case: Case, name: str, price_date: str) -> bool:
    try:
        group = case.others.group_of(case, name, price_date)
    except Refused:
        return False
    return group is not None and is_provisional(group, name)


def _keys(plan: Plan, tables: Iterable[str]) -> list[Operand]:
    return [key.operand for table in tables for key in plan.table(table).keys if key.operand is not None]


def _of(operands: Iterable[Operand], names: frozenset[str]) -> tuple[Operand, ...]:
    return tuple(dict.fromkeys(operand for operand in operands if _is_doubtful(operand, names)))


def _is_doubtful(operand: Operand, names: frozenset[str] | set[str]) -> bool:
    if isinstance(operand, FactRead):
        return operand.name.startswith(BOUGHT)
    return isinstance(operand, LineRead) and operand.name in names
