"""Boundary probes: for every limit of every table, the values just below, at, and just above it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quittance.core.facts.column import unit_of
from quittance.core.facts.derived import make_row
from quittance.core.facts.kind import Kind
from quittance.core.facts.row import FactRow, Value
from quittance.core.tariff.analysis.band import LOWER, UPPER
from quittance.core.tariff.analysis.definition import definition_of
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.extreme import Extreme
from quittance.core.tariff.features.rounded import Rounded
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import FactRead, LineRead, Operand
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.probe_base import base_values, fitting
from quittance.core.tariff.table import Key, Row, Table
from quittance.kernel.exact import Exact, add, exact, subtract
from quittance.kernel.finding import Place


@dataclass(frozen=True, slots=True)
class Probe:
    """One limit of one row.

    heading   the heading of the limit.
    fact      the fact that is set, in steps of its own unit.
    values    just below, at and just above the limit, in base units.
    row       the row it stands in; other keys of it are met as far as facts decide them.
    """

    table: str
    place: Place
    heading: str
    fact: str
    values: tuple[Exact, ...]
    row: Row


def probes(plan: Plan) -> tuple[tuple[Probe, ...], int]:
    """Every limit that a single fact decides, in sheet order; and how many limits are left out."""
    found: list[Probe] = []
    left_out = 0
    for table in plan.tables:
        for position, key in enumerate(table.keys):
            if key.phrase in LOWER | UPPER:
                fact = source_fact(plan, key.operand)
                for row in table.rows:
                    limit = row.keys[position]
                    if not isinstance(limit, (Decimal, Fraction)):
                        continue
                    if fact is None:
                        left_out += 1
                    else:
                        found.append(_probe(plan, table, key, row, fact, limit))
    return tuple(found), left_out


def probe_rows(plan: Plan, probe: Probe, base: Mapping[str, Value] | None = None) -> tuple[FactRow, ...]:
    """A fact row for each value of the probe.

    It is made of what the plan needs, of the row's other keys, and of `base`, which wins over both.
    """
    table = plan.table(probe.table)
    values = {**base_values(plan), **fitting(plan, table, probe.row), **(base or {})}
    return tuple(
        make_row(plan.header.subject, f"probe {text}", {**values, probe.fact: value})
        for text, value in zip(("below", "at", "above"), probe.values, strict=True)
    )


def source_fact(plan: Plan, operand: Operand | None) -> str | None:
    """The fact that decides the value: itself, or the one a line merely rounds or compares with others."""
    match operand:
        case FactRead(name):
            definition = definition_of(plan, name)
            return name if definition is not None and definition.kind is Kind.NUMBER else None
        case LineRead(name, None):
            facts = {_measured_by(plan, line) for line in plan.lines if line.name == name}
            return facts.pop() if len(facts) == 1 else None
        case _:
            return None


def _measured_by(plan: Plan, line: Line) -> str | None:
    first, *more = line.steps or (None,)
    if not all(isinstance(step, Rounded) for step in more):
        return None
    match first:
        case Basis((FactRead(name),)):
            return name
        case Extreme(greatest=True, operands=operands):
            names = [operand.name for operand in operands if isinstance(operand, FactRead)]
            return names[0] if len(names) == 1 else None
        case _:
            return None


def _probe(plan: Plan, table: Table, key: Key, row: Row, fact: str, limit: Exact) -> Probe:
    definition = definition_of(plan, fact)
    assert definition is not None
    step = exact(unit_of(definition).factor / 10**definition.decimals)
    below = subtract(limit, step)
    values = (below if below >= 0 else exact(0), limit, add(limit, step))
    return Probe(table.name, row.place, key.heading, fact, values, row)
