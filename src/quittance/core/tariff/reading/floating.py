"""Measures without `per`: whether they can be worked out for the one that reads them."""

from __future__ import annotations

from collections.abc import Iterator

from quittance.core.facts.catalogue.calendar import PRICE_DATE
from quittance.core.facts.lookup import find_definition
from quittance.core.tariff.features.when import InTable
from quittance.core.tariff.operand import FactRead, LineRead, Operand, Reach
from quittance.core.tariff.reading.draft import Draft, DraftLine
from quittance.core.tariff.reading.reach import reach
from quittance.core.tariff.scope import Scope
from quittance.core.tariff.walk import parts


def problem_of(draft: Draft, target: DraftLine, scope: Scope) -> str | None:
    """Why the lines of the target's name cannot be worked out for `scope`; None if they can, or have a
    `per`."""
    if target.scope.subject or not scope.subject:
        return None
    for line in draft.named(target.name):
        for operand in operands(draft, line):
            problem = _problem(draft, operand, scope)
            if problem:
                return f"it reads {problem}."
    return None


def _problem(draft: Draft, operand: Operand, scope: Scope) -> str | None:
    if isinstance(operand, FactRead) and scope.is_group and operand.name not in scope.keys:
        definition = find_definition(operand.name, draft.facts)
        if definition is not None and PRICE_DATE not in definition.derived_from:
            return f"the fact {operand.name!r} of the members"
    if isinstance(operand, LineRead):
        read = draft.named(operand.name)[0]
        if not read.scope.subject:
            return f"{read.name!r}" if problem_of(draft, read, scope) else None
        far = reach(scope, read.scope, read.role)
        if far != operand.reach and not (far is Reach.SAME and operand.reach is Reach.UP):
            return f"{read.name!r}, which is worked out for {read.scope}"
    return None


def operands(draft: Draft, line: DraftLine) -> Iterator[Operand]:
    """Everything the checked line reads, the keys of its tables too."""
    if line.line is None:
        return
    tables = [line.line.row.table] if line.line.row else []
    for part in parts(line.line):
        if isinstance(part, InTable):
            tables.append(part.table)
        elif isinstance(part, (FactRead, LineRead)):
            yield part
    for name in tables:
        for key in draft.bound[name].keys if name in draft.bound else ():
            if isinstance(key.operand, (FactRead, LineRead)):
                yield key.operand
