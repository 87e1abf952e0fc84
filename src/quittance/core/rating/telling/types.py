"""What an operand is read in: its type by the plan, and for facts by the catalogue and the card's own
units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quittance.core.facts.catalogue import CATALOGUE
from quittance.core.facts.column import MONEY_UNIT, unit_of
from quittance.core.facts.kind import Kind
from quittance.core.rating.operands import is_from_elsewhere
from quittance.core.rating.reads import parts_of
from quittance.core.tariff.features.extreme import Extreme
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import CellRead, FactRead, IndexRead, LineRead, Literal, Operand
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.printed import unit_of_heading
from quittance.core.tariff.table import Per
from quittance.kernel.unit import Unit, UnknownUnit, parse_compound

_NUMBER = re.compile(r"^[0-9./]+ ")


def unit_of_operand(plan: Plan, line: Line, operand: Operand) -> tuple[Unit | None, str]:
    """The unit in which a reader of this line expects the operand, and its currency if the card says one."""
    match operand:
        case Literal(_, _, unit, currency):
            return unit, currency or ""
        case FactRead(name):
            return _fact_unit(name, plan, line), ""
        case LineRead(name, heading):
            named = [other for other in plan.lines if other.name == name]
            if heading is None:
                return named[0].type.unit or _money_unit(named[0]), named[0].type.currency or ""
            tables = [other.row.table for other in named if other.row is not None]
            return _heading_unit(plan, tables, heading)
        case CellRead(heading):
            return _heading_unit(plan, [line.row.table] if line.row is not None else [], heading)
        case IndexRead(name):
            return plan.index(name).type.unit, ""


def per_unit(per: Per) -> Unit:
    """The unit on the right side of a rate."""
    return parse_compound(_NUMBER.sub("", per.unit_text) or "1")


def _money_unit(line: Line) -> Unit | None:
    return MONEY_UNIT if line.type.is_money else None


def _heading_unit(plan: Plan, tables: list[str], heading: str) -> tuple[Unit | None, str]:
    for table in tables:
        for result in plan.table(table).results:
            if heading in (result.name, result.heading):
                own = MONEY_UNIT if result.type.is_money else None
                return result.type.unit or own, result.type.currency or ""
    return None, ""


def _fact_unit(name: str, plan: Plan, line: Line) -> Unit | None:
    if is_from_elsewhere(name):
        return MONEY_UNIT
    declared = {definition.name: definition for definition in plan.declared}
    definition = declared.get(name) or CATALOGUE.get(name)
    if definition is None or definition.kind is not Kind.NUMBER:
        return None
    own = unit_of(definition)
    if own.dimension.is_scalar:
        return None
    return next((unit for unit in _card_units(plan, line, own) if unit.dimension == own.dimension), own)


def _card_units(plan: Plan, line: Line, own: Unit) -> Iterator[Unit]:
    """The units that the line is written in, the best for its facts first; `own` is theirs by the catalogue.

    A line that takes its unit from a fact says nothing of the card's unit, its limits and the lines that it
    compares do.
    """
    for name in _compared_lines(line):
        found = next((other.type.unit for other in plan.lines if other.name == name), None)
        if found is not None:
            yield found
    if line.type.unit is not None and line.type.unit != own:
        yield line.type.unit
    yield from _written(line.steps)
    if line.type.unit is not None:
        yield line.type.unit
    yield from _written(line.gates)
    if line.row is not None:
        for result in plan.table(line.row.table).results:
            if result.type.unit is not None:
                yield result.type.unit


def _written(steps: object) -> Iterator[Unit]:
    for part in parts_of(steps):
        if isinstance(part, Literal):
            yield part.unit
        elif isinstance(part, Per) and part.unit_text:
            yield per_unit(part)


def _compared_lines(line: Line) -> Iterator[str]:
    """The lines among what `greatest_of` or `least_of` compares."""
    for step in line.steps:
        if isinstance(step, Extreme):
            yield from (operand.name for operand in step.operands if isinstance(operand, LineRead))


def key_unit(plan: Plan, line: Line, operand: Operand) -> Unit | None:
    """The unit in which a key of the line's table compares the operand; None if none does."""
    if line.row is None:
        return None
    for key in plan.table(line.row.table).keys:
        if key.operand == operand and (text := unit_of_heading(key.heading)):
            try:
                return parse_compound(text)
            except UnknownUnit:  # money, or money per something: printed in its own unit
                return None
    return None
