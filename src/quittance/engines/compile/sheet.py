"""Everything that the lowering of one shape shares: its versions, their numbers, the relations and subqueries
made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from quittance.core.facts.schema import FactSchema
from quittance.core.rating.provisional import doubtful_names
from quittance.core.tariff.operand import LineRead
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.table import Table
from quittance.core.tariff.walk import parts
from quittance.engines.compile.layers import Part
from quittance.engines.compile.relation import Parameters, Relation


class Sheet:
    """The versions of one shape being lowered to one query."""

    def __init__(
        self, versions: Sequence[Plan], schemas: Mapping[str, FactSchema], closed_before: date | None = None
    ) -> None:
        self.versions = tuple(versions)
        self.plan = versions[0]
        self.closed_before = closed_before
        self.doubtful: frozenset[str] = frozenset() if closed_before is None else doubtful_names(self.plan)
        self.schemas = schemas
        self.parameters = Parameters(len(versions))
        self.relations: dict[str, Relation] = {}
        self.parts: list[tuple[str, Part]] = []

    @cached_property
    def headings_read(self) -> tuple[tuple[str, str], ...]:
        """Every `line.heading` that lines and tables read, in reading order."""
        found = parts((self.plan.lines, tuple(table.keys for table in self.plan.tables)))
        return tuple(
            (part.name, part.heading) for part in found if isinstance(part, LineRead) and part.heading
        )

    def add(self, relation: Relation) -> str:
        """Keeps a relation to be loaded; gives the name to read it by."""
        name, count = relation.name, 1
        while name in self.relations:
            count += 1
            name = f"{relation.name}_{count}"
        relation.name = name
        self.relations[name] = relation
        return name

    def add_query(self, name: str, query: Part) -> str:
        """Keeps a named subquery; gives the name to read it by."""
        taken = {known for known, _ in self.parts}
        unique, count = name, 1
        while unique in taken:
            count += 1
            unique = f"{name}_{count}"
        self.parts.append((unique, query))
        return unique

    def tables(self, name: str) -> tuple[Table, ...]:
        """That table of every version."""
        return tuple(plan.table(name) for plan in self.versions)
