"""What a line reads, found by walking its parts: nobody has to list it beside the formula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from quittance.core.tariff.features.aggregate import Aggregate
from quittance.core.tariff.features.offer import Budget
from quittance.core.tariff.features.when import InTable
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import CellRead, FactRead, IndexRead, LineRead, Literal, Operand
from quittance.core.tariff.plan import Plan

_OPERANDS = (Literal, FactRead, LineRead, CellRead, IndexRead)


def parts_of(node: Any) -> Iterator[Any]:
    """The node and everything inside it, operands whole."""
    yield node
    if isinstance(node, _OPERANDS):
        return
    if isinstance(node, tuple):
        for part in node:
            yield from parts_of(part)
    elif is_dataclass(node):
        for field in fields(node):
            yield from parts_of(getattr(node, field.name))


def operands_of(node: Any) -> Iterator[Operand]:
    """The operands inside, in order."""
    return (part for part in parts_of(node) if isinstance(part, _OPERANDS))


def tables_of(line: Line) -> Iterator[str]:
    """The tables that the line reads a row of or asks with `in`."""
    if line.row is not None:
        yield line.row.table
    for part in parts_of((line.gates, line.steps)):
        if isinstance(part, InTable):
            yield part.table


def reads_of(plan: Plan, line: Line) -> Iterator[Operand]:
    """Every operand the line may read: of its gates, its steps, its column, the keys of its tables."""
    yield from operands_of((line.gates, line.steps))
    if line.row is not None and line.row.column is not None:
        yield line.row.column
    for table in tables_of(line):
        yield from (key.operand for key in plan.table(table).keys if key.operand is not None)


def aggregates_of(line: Line) -> Iterator[Aggregate]:
    """The line's readings over a group's members."""
    return (step for step in line.steps if isinstance(step, Aggregate))


def has_budget(line: Line) -> bool:
    """Whether what the line gives depends on what others took before it."""
    return any(isinstance(step, Budget) for step in line.steps)
