"""A disagreement in words: the lines of the plan, the facts, what both said, and the SQL if it is asked
for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quittance.core.tariff.plan import Plan
from tests.generated.columnar import Engine
from tests.generated.compare import differences
from tests.generated.judge import Verdict

MOST = 12


def report(engine: Engine, verdict: Verdict, *, sql: bool = False) -> str:
    """The whole story of one trial."""
    trial = verdict.trial
    told = [f"=== {verdict.name} disagrees"]
    if verdict.crash:
        told.append(verdict.crash.strip())
    told += [str(difference) for difference in verdict.differences[:MOST]]
    if len(verdict.differences) > MOST:
        told.append(f"... and {len(verdict.differences) - MOST} more")
    for plan in trial.plans:
        told += _plan(plan)
    for schema in trial.schemas:
        held = [
            f"{c.name} [{c.unit or c.kind}{f' .{c.decimals}' if c.unit else ''}{'' if c.required else '?'}]"
            for c in schema.columns
        ]
        told.append(f"--- {schema.subject} columns: {', '.join(held)}")
    for row in trial.rows[:MOST]:
        values = ", ".join(f"{name}={_text(value)}" for name, value in row.values.items())
        told.append(f"    {row.subject} {row.id}: {values}")
    if sql:
        if not verdict.crash:
            differences(engine, trial)
        told += ["--- SQL", *engine.sql]
    return "\n".join(told)


def _plan(plan: Plan) -> Iterator[str]:
    rule = plan.header.currency
    yield f"--- plan {plan.name} in {rule.default or f'{rule.by} {dict(rule.codes)}'}, by {plan.header.price_date}"
    for line in plan.lines:
        head = f"{line.number:3} {line.role} {line.name} per {line.scope or 'reader'}"
        if line.price_date != plan.header.price_date:
            head += f" by {line.price_date}"
        if line.row is not None:
            head += (
                f", table {line.row.table}{f' column {_text(line.row.column)}' if line.row.column else ''}"
            )
        yield head
        yield from (f"        if {_text(gate)}" for gate in line.gates)
        yield from (f"        {_text(step)}" for step in line.steps)
        if len(line.commercial.bearer) > 1:
            yield f"        borne by {line.commercial.bearer}"
    for table in plan.tables:
        headings = [
            *(f"{_text(key.operand)} {key.phrase}" for key in table.keys),
            *(r.heading for r in table.results),
        ]
        yield f"    table {table.name}{' (list)' if table.soft else ''}: {' | '.join(headings)}"
        for row in table.rows:
            cells = " | ".join("" if cell is None else _text(cell) for cell in (*row.keys, *row.results))
            yield f"        {row.place.line}: {cells}"
    for index in plan.indexes:
        values = ", ".join(f"{value.starts} {_text(value.value)}" for value in index.values[:8])
        yield f"    index {index.name} by {index.every} lag {index.lag} {index.rounding}: {values} ..."


def _text(value: Any) -> str:
    if isinstance(value, Decimal | Fraction):
        return str(value)
    if isinstance(value, tuple):
        return f"({', '.join(_text(one) for one in value)})"
    if type(value).__name__ in ("FactRead", "IndexRead"):
        return str(value.name)
    if type(value).__name__ == "LineRead":
        reach = "" if value.reach == "same" else f" ({value.reach})"
        return f"{value.name}{'.' + value.heading if value.heading else ''}{reach}"
    if type(value).__name__ == "CellRead":
        return f"[{value.heading}]"
    if type(value).__name__ == "Literal":
        return f"{value.value}{' ' + value.currency if value.currency else ''}"
    if is_dataclass(value) and not isinstance(value, type):
        parts = [getattr(value, field.name) for field in fields(value) if not field.name.startswith("_")]
        return f"{type(value).__name__}({', '.join(_text(part) for part in parts)})"
    return str(value)
