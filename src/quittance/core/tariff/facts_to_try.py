"""Facts to try a tariff with: some that it reads, as one would type them for a first quote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from quittance.core.facts.catalogue.calendar import PRICE_DATE
from quittance.core.facts.column import MONEY_UNIT, unit_of
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.kind import Kind
from quittance.core.facts.row import Value
from quittance.core.tariff.analysis.definition import definition_of
from quittance.core.tariff.breaks.fitting import UNKNOWN_WORD, base_values
from quittance.core.tariff.operand import FactRead
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.walk import parts
from quittance.kernel.exact import divide, exact, to_text
from quittance.kernel.unit import ONE


def facts_to_try(plan: Plan, most: int) -> tuple[tuple[tuple[str, str], ...], bool]:
    """At most so many facts with values, the pricing date last, and whether the tariff reads no others.

    Values are small ones, and words that the tariff speaks of; facts without such a word are left out.
    """
    values = base_values(plan)
    date_name = plan.header.price_date
    wanted = [name for name in _in_reading_order(plan, values) if name != date_name]
    usable = [name for name in wanted if values.get(name, UNKNOWN_WORD) != UNKNOWN_WORD]
    told = [(name, _text(definition_of(plan, name), values[name])) for name in usable[: most - 1]]
    told.append((date_name, str(values[date_name])))
    return tuple(told), len(told) > len(wanted) and not _others(plan, dict(told))


def _others(plan: Plan, told: Mapping[str, str]) -> bool:
    """Whether the tariff reads facts that are not told, such as the order or month of a group."""
    definitions = {name: definition_of(plan, name) for name in plan.facts if name not in told}
    return any(definition is None or not definition.derived_from for definition in definitions.values())


def _in_reading_order(plan: Plan, values: Mapping[str, Value]) -> list[str]:
    """The facts as the sheet comes to them; what follows from others is replaced by these."""
    found: dict[str, None] = {}
    for name in (*_read(plan), plan.header.currency.by):
        definition = definition_of(plan, name)
        if name in values or definition is None or not definition.derived_from:
            found.setdefault(name)
        elif definition.derived_from != (PRICE_DATE,):
            found.update(dict.fromkeys(definition.derived_from))
    found.pop("", None)
    return list(found)


def _read(plan: Plan) -> Iterator[str]:
    """The facts that the lines of the tariff's own subject read."""
    for line in plan.lines:
        if line.scope.subject not in ("", plan.header.subject) or line.scope.is_group:
            continue
        nodes: list[object] = [line.gates, line.steps]
        if line.row is not None:
            nodes = [*(key.operand for key in plan.table(line.row.table).keys), line.row, *nodes]
        for node in nodes:
            for part in parts(node):
                if isinstance(part, FactRead):
                    yield part.name


def _text(definition: FactDefinition | None, value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date) or not isinstance(value, (Decimal, Fraction)):
        return str(value)
    if definition is None or definition.kind is not Kind.NUMBER:
        return to_text(value)
    unit = unit_of(definition)
    text = to_text(divide(value, exact(unit.factor)))
    return text if unit in (ONE, MONEY_UNIT) or unit.dimension.is_scalar else f"{text} {unit}"
