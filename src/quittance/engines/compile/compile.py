"""A shape of checked tariffs as one query: the sheet's lines in order, then one row a subject or one row a
charge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlglot import exp

from quittance.core.facts.schema import FactSchema
from quittance.core.tariff.plan import Plan
from quittance.engines.compile.form_charge import charge_rows
from quittance.engines.compile.form_fact import fact_rows
from quittance.engines.compile.groups import Frames
from quittance.engines.compile.layers import Base, finished
from quittance.engines.compile.lines import lower_line
from quittance.engines.compile.reach import unscoped_needs
from quittance.engines.compile.relation import Relation
from quittance.engines.compile.scope_frame import ScopeFrame
from quittance.engines.compile.sheet import Sheet
from quittance.engines.compile.subject import charge_names

Form = Literal["fact", "charge"]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The query of one shape.

    `selects` has one query a scope; each stands on the named `queries` (in order), which read
    `bound_<subject>` (the
    fact rows with a `version` column: the position of the plan that prices them) and the `relations`.
    """

    queries: tuple[tuple[str, exp.Query], ...]
    selects: tuple[tuple[str, exp.Query], ...]
    relations: tuple[Relation, ...]
    kept: frozenset[str] = frozenset()

    def whole(self) -> exp.Query:
        """All scopes as one query; columns that a scope lacks are null.

        Only the `kept` subqueries are held: reading a few columns of the facts twice is cheaper than holding
        all rows. The named queries are taken in as they are; write the whole before asking for it again.
        """
        query: exp.Query = self.selects[0][1].copy()
        for _, select in self.selects[1:]:
            query = exp.Union(this=query, expression=select.copy(), distinct=False, by_name=True)
        for name, part in self.queries:
            query = query.with_(name, as_=part, materialized=name in self.kept, copy=False)
        return query


def compile_shape(
    plans: Sequence[Plan], schemas: Mapping[str, FactSchema], form: Form, closed_before: date | None = None
) -> Compiled:
    """The query that rates facts of these schemas on plans of one shape, in the form asked for.

    Periods that end on `closed_before` or later have not closed; without a day every period has.

    Refuses TOO_MANY_DIGITS and TABLE_TOO_WIDE for plans that no query can work out exactly.
    """
    sheet = Sheet(plans, schemas, closed_before)
    frames = Frames(sheet)
    plan = sheet.plan
    needs = unscoped_needs(plan)
    for alternatives in plan.groups():
        name, scope = alternatives[0].name, alternatives[0].scope
        if scope.subject == "":
            homes = [frames.row(subject) for subject in schemas if name in needs.get(subject, ())]
        elif scope.subject not in schemas:
            continue
        elif scope.is_group:
            homes = [frames.group(scope, alternatives[0].price_date)]
        else:
            homes = [frames.row(scope.subject)]
        for frame in homes:
            lower_line(frame, alternatives)
            frames.home.setdefault(name, []).append(frame)
    worked: list[ScopeFrame] = [*frames.rows.values(), *frames.groups.values()]
    billed = [frame for frame in worked if charge_names(frame)] or worked
    make = fact_rows if form == "fact" else charge_rows
    selects = [(str(frame.scope), make(frame)) for frame in billed]
    parameters = sheet.parameters.finished()
    queries, read = finished(sheet.parts, [query for _, query in selects], frozenset(parameters.columns))
    relations = (parameters, *(one for one in sheet.relations.values() if one.name in read))
    kept = frozenset(name for name, part in sheet.parts if isinstance(part, Base) and part.kept)
    return Compiled(tuple(queries), tuple(selects), relations, kept)
