"""A plan whose indexes are facts, so that a probe can say what an index stood at."""

from __future__ import annotations

from datetime import date, timedelta

from quittance.core.facts.row import Value
from quittance.core.rating.indexes import IndexReader
from quittance.core.rating.reads import reads_of
from quittance.core.rating.refusals import Refused
from quittance.core.tariff.operand import FactRead, IndexRead
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.walk import replaced

_DAYS_MAX = 800


def fact_of(index: str) -> str:
    """The fact that holds the index's value; no heading of a file has such a name."""
    return f"index {index}"


def with_known_indexes(plan: Plan) -> Plan:
    """The same tariff, reading a fact wherever it reads an index, but for those that groups read: a group has
    no facts."""
    of_groups = {
        operand.name
        for line in plan.lines
        if line.scope.is_group
        for operand in reads_of(plan, line)
        if isinstance(operand, IndexRead)
    }

    def change(node: object) -> object:
        known = isinstance(node, IndexRead) and node.name not in of_groups
        return FactRead(fact_of(node.name)) if known else node  # type: ignore[attr-defined]

    return replaced(plan, change)  # type: ignore[no-any-return]


class Published:
    """What the indexes of a plan stood at."""

    def __init__(self, plan: Plan) -> None:
        self._readers = {fact_of(index.name): IndexReader(index) for index in plan.indexes}

    def on(self, day: date) -> dict[str, Value]:
        """The facts of that day; of an index without a value there is none."""
        found: dict[str, Value] = {}
        for fact, reader in self._readers.items():
            try:
                found[fact] = reader.on(day)
            except Refused:
                continue
        return found

    def first_day(self, after: date) -> date:
        """The first day from that one on with a value of every index; if there is none soon, that one."""
        days = (after + timedelta(days=ahead) for ahead in range(_DAYS_MAX if self._readers else 0))
        return next((day for day in days if len(self.on(day)) == len(self._readers)), after)
