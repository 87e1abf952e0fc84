"""Makes a disagreement as small as it can be: fewer rows, versions, lines, gates, steps and table rows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from quittance.core.rating.reads import tables_of
from quittance.core.tariff.features.above import Above
from quittance.core.tariff.features.limits import AtLeast, AtMost
from quittance.core.tariff.features.offer import Budget
from quittance.core.tariff.features.plus import Plus
from quittance.core.tariff.features.rounded import Rounded
from quittance.core.tariff.features.times import Times
from quittance.core.tariff.operand import LineRead
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.walk import parts
from tests.generated.columnar import Engine
from tests.generated.judge import Verdict, judged
from tests.generated.trial import Trial

T = TypeVar("T")
ATTEMPTS = 400
SECONDS = 60


class _Budget:
    """Tries a smaller trial: is it still the same sort of disagreement?"""

    def __init__(self, engine: Engine, verdict: Verdict) -> None:
        self.engine = engine
        self.best = verdict
        self.left = ATTEMPTS
        self.until = time.monotonic() + SECONDS

    def tries(self, trial: Trial) -> bool:
        if self.left <= 0 or time.monotonic() > self.until:
            self.left = 0
            return False
        self.left -= 1
        found = judged(self.engine, self.best.name, trial)
        if found.outcome != "disagree" or bool(found.crash) != bool(self.best.crash):
            return False
        if found.crash and found.kind != self.best.kind:
            return False
        self.best = found
        return True


def reduced(engine: Engine, verdict: Verdict) -> Verdict:
    """The smallest trial that still disagrees, within a few hundred attempts."""
    budget = _Budget(engine, verdict)
    if verdict.differences:
        ids = {verdict.differences[0].who[1]}
        budget.tries(replace(verdict.trial, rows=tuple(row for row in verdict.trial.rows if row.id in ids)))
    for _ in range(3):
        before = budget.best
        _fewer(budget, list(budget.best.trial.rows), lambda trial, rows: replace(trial, rows=tuple(rows)))
        _fewer(budget, list(budget.best.trial.plans), lambda trial, plans: replace(trial, plans=tuple(plans)))
        _fewer_names(budget)
        _each(budget, _without_unread)
        for smaller in (_without_gates, _without_steps, _without_table_rows, _without_keys, _without_results):
            _each(budget, smaller)
        if budget.best is before:
            break
    return budget.best


def _fewer(budget: _Budget, items: list[T], make: Callable[[Trial, Sequence[T]], Trial]) -> None:
    """Halves, then single items, as long as it still disagrees."""
    size = len(items)
    while size >= 1 and len(items) > 1:
        at = 0
        while at < len(items) and len(items) > 1:
            kept = items[:at] + items[at + size :]
            if kept and budget.tries(make(budget.best.trial, kept)):
                items = kept
            else:
                at += size
        size //= 2


def _all_plans(trial: Trial, change: Callable[[Plan], Plan]) -> Trial:
    return replace(trial, plans=tuple(change(plan) for plan in trial.plans))


def _fewer_names(budget: _Budget) -> None:
    for name in [lines[0].name for lines in budget.best.trial.plans[0].groups()][::-1]:
        numbers = [line.number for line in budget.best.trial.plans[0].lines if line.name == name]
        if not _is_read(budget.best.trial.plans[0], name) and budget.tries(
            _without_lines(budget.best.trial, numbers)
        ):
            continue
        for number in numbers[::-1] if len(numbers) > 1 else ():
            budget.tries(_without_lines(budget.best.trial, [number]))


def _is_read(plan: Plan, name: str) -> bool:
    return any(isinstance(part, LineRead) and part.name == name for part in parts((plan.lines, plan.tables)))


def _without_lines(trial: Trial, numbers: list[int]) -> Trial:
    return _all_plans(
        trial,
        lambda plan: replace(plan, lines=tuple(line for line in plan.lines if line.number not in numbers)),
    )


def _each(budget: _Budget, smaller: Callable[[Plan], Iterator[tuple[Any, ...]]]) -> None:
    """Every cut that `smaller` names for the first plan, made in all of them."""
    done = True
    while done and budget.left > 0:
        done = False
        for make, *where in list(smaller(budget.best.trial.plans[0])):
            try:
                trial = _all_plans(budget.best.trial, lambda plan, make=make, where=where: make(plan, *where))  # type: ignore[misc]
            except (IndexError, StopIteration):
                continue
            if budget.tries(trial):
                done = True
                break


def _line(plan: Plan, number: int, **changes: Any) -> Plan:
    return replace(
        plan, lines=tuple(replace(line, **changes) if line.number == number else line for line in plan.lines)
    )


def _cut(items: tuple[Any, ...], at: int) -> tuple[Any, ...]:
    return items[:at] + items[at + 1 :]


def _without_gates(plan: Plan) -> Iterator[tuple[Any, ...]]:
    for line in plan.lines:
        for at in range(len(line.gates)):
            yield (
                lambda plan, number, gates: _line(plan, number, gates=gates),
                line.number,
                _cut(line.gates, at),
            )
            gate = line.gates[at]
            for part in getattr(getattr(gate, "condition", None), "conditions", ()):
                inner = (*line.gates[:at], replace(gate, condition=part), *line.gates[at + 1 :])
                yield lambda plan, number, gates: _line(plan, number, gates=gates), line.number, inner
        if len(line.commercial.bearer) > 1:
            alone = replace(line.commercial, bearer=(("", 1),))
            yield (
                lambda plan, number, commercial: _line(plan, number, commercial=commercial),
                line.number,
                alone,
            )


_LOOSE = (Above, Plus, AtLeast, AtMost, Times, Rounded, Budget)
"""Steps without which a formula still measures the same."""


def _without_unread(plan: Plan) -> Iterator[tuple[Any, ...]]:
    read = {table for line in plan.lines for table in tables_of(line)}
    for table in plan.tables:
        if table.name not in read:
            yield (
                lambda plan, name: replace(plan, tables=tuple(t for t in plan.tables if t.name != name)),
                table.name,
            )


def _without_steps(plan: Plan) -> Iterator[tuple[Any, ...]]:
    for line in plan.lines:
        for at in range(len(line.steps) if len(line.steps) > 1 else 0):
            loose = isinstance(line.steps[at], _LOOSE) and not (
                line.type.is_money and isinstance(line.steps[at], Rounded)
            )
            if loose:
                yield (
                    lambda plan, number, steps: _line(plan, number, steps=steps),
                    line.number,
                    _cut(line.steps, at),
                )
            operands = getattr(line.steps[at], "operands", ())
            for place in range(len(operands) if len(operands) > 1 else 0):
                fewer: dict[str, Any] = {"operands": _cut(operands, place)}
                if hasattr(line.steps[at], "names"):
                    fewer["names"] = _cut(line.steps[at].names, place)
                steps = (*line.steps[:at], replace(line.steps[at], **fewer), *line.steps[at + 1 :])
                yield lambda plan, number, steps: _line(plan, number, steps=steps), line.number, steps


def _table(plan: Plan, name: str, **changes: Any) -> Plan:
    return replace(
        plan,
        tables=tuple(replace(table, **changes) if table.name == name else table for table in plan.tables),
    )


def _without_table_rows(plan: Plan) -> Iterator[tuple[Any, ...]]:
    for table in plan.tables:
        for at in range(len(table.rows) if len(table.rows) > 1 else 0):
            yield (
                lambda plan, name, at: _table(plan, name, rows=_cut(plan.table(name).rows, at)),
                table.name,
                at,
            )


def _without_keys(plan: Plan) -> Iterator[tuple[Any, ...]]:
    banded = {
        line.row.table
        for line in plan.lines
        if line.row and any(hasattr(step, "band") for step in line.steps)
    }
    for table in plan.tables:
        for at in range(len(table.keys) if len(table.keys) > 1 and table.name not in banded else 0):

            def drop(plan: Plan, name: str, at: int) -> Plan:
                old = plan.table(name)
                rows = tuple(replace(row, keys=_cut(row.keys, at)) for row in old.rows)
                return _table(plan, name, keys=_cut(old.keys, at), rows=rows)

            yield drop, table.name, at


def _without_results(plan: Plan) -> Iterator[tuple[Any, ...]]:
    for table in plan.tables:
        for at in range(len(table.results) if len(table.results) > 1 else 0):

            def drop(plan: Plan, name: str, at: int) -> Plan:
                old = plan.table(name)
                rows = tuple(replace(row, results=_cut(row.results, at)) for row in old.rows)
                return _table(plan, name, results=_cut(old.results, at), rows=rows)

            yield drop, table.name, at
