"""The shape of a tariff: its rules without its numbers. Versions of one shape are rated by one query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from quittance.core.tariff.line import Commercial
from quittance.core.tariff.operand import Literal
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.table import Table
from quittance.kernel.finding import Place

_TEXT_ONLY = {"note", "source", "trust", "title", "place"}


def shape_of(plan: Plan) -> tuple[Any, ...]:
    """A hashable description that two plans share exactly when one query can rate both.

    Left out: rows of tables, values of literals and indexes, names and dates of the version, notes. Kept:
    lines, gates, steps, headings with their units and currencies, units of rates, rounding steps, words in
    conditions, what a charge says of its trigger and bearers.
    """
    header = plan.header
    tables = tuple((table.name, _bare(table.keys), _bare(table.results), table.soft) for table in plan.tables)
    indexes = tuple(
        (index.name, index.every, index.lag, index.rounding, _bare(index.type)) for index in plan.indexes
    )
    cover = (header.subject, header.price_date, _bare(header.currency))
    return (cover, _bare(plan.lines), tables, indexes, len(plan.literals))


def _bare(value: Any) -> Any:
    if isinstance(value, Literal):
        return ("literal", value.slot, _bare(value.unit.symbol), value.currency)
    if isinstance(value, (Place, Table)):
        return None
    if isinstance(value, Commercial):
        return ("commercial", *(getattr(value, field.name) for field in fields(value)))
    if is_dataclass(value) and not isinstance(value, type):
        kept = (field.name for field in fields(value) if field.name not in _TEXT_ONLY)
        return (type(value).__name__, *(_bare(getattr(value, name)) for name in kept))
    if isinstance(value, (tuple, list)):
        return tuple(_bare(item) for item in value)
    return value


def by_shape(plans: Sequence[Plan]) -> list[list[int]]:
    """The positions of the plans, those of one shape together, in order of first appearance."""
    groups: dict[Any, list[int]] = {}
    for position, plan in enumerate(plans):
        groups.setdefault(shape_of(plan), []).append(position)
    return list(groups.values())
