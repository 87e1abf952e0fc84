"""What can be moved, step by step, until a number crosses its limit: a fact, or how many rows there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from quittance.core.facts.catalogue.measures import SORTED_SIDES
from quittance.core.facts.column import decimals_in, unit_of
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.row import Value
from quittance.core.rating.probing.subject import Batch, with_side
from quittance.core.rating.reads import operands_of
from quittance.core.tariff.analysis.definition import definition_of
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import FactRead
from quittance.core.tariff.plan import Plan
from quittance.kernel.exact import Exact, exact
from quittance.kernel.unit import UnknownUnit, compatible, parse_unit

_FROM_SIDES = ("girth", "length_girth", "volume")


@dataclass(frozen=True, slots=True)
class Driver:
    """A number of steps of `step` says what is moved.

    fact   the fact; empty where it is a number of rows.
    """

    fact: str
    step: Exact
    lowest: int
    highest: int

    def value(self, steps: int) -> Exact:
        """The fact after so many steps."""
        return exact(Fraction(self.step) * steps)

    def steps(self, value: Exact) -> int:
        """The whole steps in a value."""
        return int(Fraction(value) / Fraction(self.step))

    def moved(self, values: Mapping[str, Value], steps: int) -> list[Batch]:
        """One row with the fact moved; of a derived fact's sides all that follows is worked out anew."""
        if self.fact not in SORTED_SIDES:
            return [({**values, self.fact: self.value(steps)}, 1)]
        follows = {name: value for name, value in values.items() if name not in _FROM_SIDES}
        return [(with_side(follows, self.fact, self.value(steps)), 1)]


def fact_driver(plan: Plan, fact: str, unit: str) -> Driver | None:
    """A fact in steps of its declared digits, in the unit of the card where that fits it."""
    definition = definition_of(plan, fact)
    if definition is None or definition.kind is not Kind.NUMBER:
        return None
    step = exact(_step(definition, unit))
    highest = int(Fraction(definition.highest) * unit_of(definition).factor / Fraction(step))
    return Driver(fact, step, -highest if definition.signed else 0, highest)


def _step(definition: FactDefinition, text: str) -> Fraction:
    own = unit_of(definition)
    try:
        unit = parse_unit(text) if text and definition.unit != "money" else own
    except UnknownUnit:
        unit = own
    unit = unit if compatible(own, unit) else own
    return unit.factor / Fraction(10) ** decimals_in(definition, unit)


def facts_read(plan: Plan, lines: tuple[Line, ...]) -> Iterator[str]:
    """The facts that these lines read, the last line's first; sides before what follows from them."""
    names: dict[str, None] = {}
    for line in reversed(lines):
        keys = plan.table(line.row.table).keys if line.row is not None else ()
        for operand in operands_of((line.steps, tuple(key.operand for key in keys), line.gates)):
            if isinstance(operand, FactRead):
                names[operand.name] = None
    for name in names:
        if name in _FROM_SIDES and any(side in plan.facts for side in SORTED_SIDES):
            yield from SORTED_SIDES if name != "girth" else SORTED_SIDES[1:]
        yield name
