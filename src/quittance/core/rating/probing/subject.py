"""The fact rows of a probe: one subject, or as many as a group needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from quittance.core.facts.catalogue.measures import SORTED_SIDES
from quittance.core.facts.derived import make_row
from quittance.core.facts.row import FactRow, Value
from quittance.core.facts.subjects import SUBJECTS
from quittance.core.rating.kinds import Kinds
from quittance.core.rating.probing.known_index import Published
from quittance.core.tariff.line import Line
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.scope import Scope
from quittance.kernel.exact import Exact, as_fraction

Batch = tuple[Mapping[str, Value], int]
"""Values, and how many rows have them."""

_ALONE = "account"
"""Rows of this kind stand for a whole period: there is one, however many others there are."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a line is worked out for, and how its rows are made.

    kind    the scope of the result that is looked at.
    rows    the kinds of row that are rated together: its own, or where a line reads others, all.
    joins   whether a line reads other rows than its own.
    """

    kind: Scope
    rows: tuple[str, ...]
    joins: bool
    date_fact: str
    published: Published

    def made(self, batches: Iterable[Batch]) -> list[FactRow]:
        """The rows of each batch, each row with ids of its own."""
        ids = {kind.id_fact for kind in SUBJECTS.values() if kind.id_fact and kind.name != _ALONE}
        made: list[FactRow] = []
        number = 0
        for values, count in batches:
            day = values.get(self.date_fact)
            known = self.published.on(day) if isinstance(day, date) else {}
            own = {name for name in ids - set(self.kind.keys) if name in values}
            for copy in range(count):
                number += 1
                each = {**known, **values, **{name: f"{values[name]}-{number}" for name in own}}
                made += [self._row(kind, number, each) for kind in self.rows if kind != _ALONE or not copy]
        return made

    def _row(self, kind: str, number: int, values: Mapping[str, Value]) -> FactRow:
        id_fact = SUBJECTS[kind].id_fact if kind in SUBJECTS else ""
        return make_row(kind, str(values.get(id_fact) or f"probe-{number:05}"), values)


def subject_of(plan: Plan, line: Line, published: Published) -> Subject | None:
    """The subject of that line; None if nothing is ever worked out by it."""
    kinds = Kinds(plan)
    kind = next((kind for kind, lines in kinds.lines.items() if line in lines), None)
    if kind is None:
        return None
    every = tuple(dict.fromkeys(kind.subject for kind in kinds.lines))
    joins = kinds.needs_run(kind)
    return Subject(kind, every if joins else (kind.subject,), joins, line.price_date, published)


def with_side(values: Mapping[str, Value], side: str, length: Exact) -> dict[str, Value]:
    """The values with one of the sorted sides moved; the others keep out of its way."""
    done = dict(values)
    at = SORTED_SIDES.index(side)
    for place, other in enumerate(SORTED_SIDES):
        there = done.get(other)
        if other != side and there is not None and not isinstance(there, (str, bool, date)):
            is_over = as_fraction(there) > as_fraction(length)
            if (place < at and not is_over) or (place > at and is_over):
                done[other] = length
    done[side] = length
    return done
