"""The fact that decides what is compared, where it is one alone."""

from __future__ import annotations

from quittance.core.facts.kind import Kind
from quittance.core.tariff.analysis.definition import definition_of
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.extreme import Extreme
from quittance.core.tariff.features.rounded import Rounded
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import FactRead, LineRead, Operand
from quittance.core.tariff.plan import Plan


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
