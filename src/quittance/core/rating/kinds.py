"""Which lines are worked out for what: for each kind of row and each scope of groups."""

from __future__ import annotations

from quittance.core.rating.reads import aggregates_of, has_budget, reads_of
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import LineRead, Reach
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.scope import Scope


class Kinds:
    """`lines[kind]` in sheet order; a kind of row is a scope without keys and period.

    A measure without a subject is worked out for every kind that has a line which reads it.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._named: dict[str, list[Line]] = {}
        for line in plan.lines:
            self._named.setdefault(line.name, []).append(line)
        self._wanted: dict[Scope, set[int]] = {}
        for line in plan.lines:
            if line.scope.subject:
                self._want(line.scope, line)
        self.lines: dict[Scope, tuple[Line, ...]] = {
            kind: tuple(line for line in plan.lines if line.number in numbers)
            for kind, numbers in self._wanted.items()
        }

    def _want(self, kind: Scope, line: Line) -> None:
        wanted = self._wanted.setdefault(kind, set())
        if line.number in wanted:
            return
        wanted.add(line.number)
        members = Scope(kind.subject)
        inside = {id(aggregate.operand): Scope(aggregate.group.subject) for aggregate in aggregates_of(line)}
        for operand in reads_of(self._plan, line):
            if isinstance(operand, LineRead) and operand.reach is not Reach.UP:
                reader = members if operand.reach is Reach.SUM else inside.get(id(operand), kind)
                for read in self._named[operand.name]:
                    if not read.scope.subject:
                        self._want(reader, read)

    def needs_run(self, kind: Scope) -> bool:
        """Whether some line of the kind depends on other rows: a group, a reading up, a window, a budget."""
        return kind.is_group or any(
            has_budget(line)
            or any(aggregates_of(line))
            or any(
                isinstance(operand, LineRead) and operand.reach is not Reach.SAME
                for operand in reads_of(self._plan, line)
            )
            for line in self.lines[kind]
        )

    def groupings(self) -> list[tuple[Scope, str]]:
        """Every scope of groups that lines have or aggregates count over, with the date fact that places
        rows."""
        found = [(line.scope, line.price_date) for line in self._plan.lines if line.scope.is_group]
        found += [
            (aggregate.group, line.price_date)
            for line in self._plan.lines
            for aggregate in aggregates_of(line)
        ]
        return list(dict.fromkeys(found))
