"""The draft becomes a plan: unreachable alternatives left out, literals numbered, facts listed, content
hashed."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

from quittance.core.tariff.features.aggregate import Aggregate
from quittance.core.tariff.features.when import Always, InTable, When
from quittance.core.tariff.features.within import Within
from quittance.core.tariff.findings import found
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import FactRead, IndexRead, LineRead, Literal
from quittance.core.tariff.passes.alternatives import is_unconditional
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.reading.draft import Draft, DraftLine
from quittance.core.tariff.table import Table
from quittance.core.tariff.walk import parts, replaced
from quittance.kernel.finding import Severity


def run(draft: Draft) -> None:
    """Fills `draft.plan`, unless something is wrong; the published hash is compared here."""
    if any(finding.severity is Severity.ERROR for finding in draft.findings):
        return
    lines = _kept(draft)
    tables = tuple(draft.bound[name] for name in sorted(_tables(lines)))
    lines, tables, literals = _numbered(lines, tables)
    plan = Plan(
        header=draft.header,
        lines=lines,
        tables=tables,
        indexes=tuple(draft.indexes[name] for name in sorted(_indexes(lines, tables))),
        literals=literals,
        facts=_facts(draft, lines, tables),
        declared=tuple(draft.facts[name] for name in sorted(draft.facts)),
    )
    draft.plan = plan
    published = draft.source.header.get("published")
    if published is not None and published.value != plan.content_hash:
        message = f"This version was published as {published.value}, and is now {plan.content_hash}."
        draft.findings.append(found("PUBLISHED_AND_EDITED", message, published.place))
        draft.plan = None


def _kept(draft: Draft) -> tuple[Line, ...]:
    """The lines that may apply. Of a name that never does, one stays if it is read, so that it can be
    absent."""
    kept: list[Line] = []
    for _, group in groupby(draft.lines, key=lambda line: line.name):
        lines = list(group)
        reached = [line for line in _reached(lines) if line.answer is not False]
        kept += [line.line for line in reached if line.line is not None]
        first = lines[0].line
        if not reached and first is not None and _is_read(draft, first.name):
            kept.append(replace(first, gates=(When(Always(False)), *first.gates)))
    return tuple(kept)


def _reached(lines: list[DraftLine]) -> list[DraftLine]:
    last = next(
        (at for at, line in enumerate(lines) if is_unconditional(line) or line.answer is True), len(lines)
    )
    return lines[: last + 1]


def _is_read(draft: Draft, name: str) -> bool:
    nodes: list[object] = [line.line for line in draft.lines if line.line is not None and line.name != name]
    nodes += draft.bound.values()
    return any(isinstance(part, LineRead) and part.name == name for node in nodes for part in parts(node))


def _tables(lines: tuple[Line, ...]) -> set[str]:
    asked = {part.table for part in parts(lines) if isinstance(part, InTable)}
    return asked | {line.row.table for line in lines if line.row is not None}


def _indexes(lines: tuple[Line, ...], tables: tuple[Table, ...]) -> set[str]:
    return {part.name for part in parts((lines, _keys(tables))) if isinstance(part, IndexRead)}


def _keys(tables: tuple[Table, ...]) -> tuple[object, ...]:
    return tuple(table.keys for table in tables)


def _numbered(
    lines: tuple[Line, ...], tables: tuple[Table, ...]
) -> tuple[tuple[Line, ...], tuple[Table, ...], tuple[Literal, ...]]:
    literals: list[Literal] = []

    def number(part: Any) -> Any:
        if not isinstance(part, Literal):
            return part
        literals.append(replace(part, slot=len(literals)))
        return literals[-1]

    lines = tuple(replaced(line, number) for line in lines)
    tables = tuple(replace(table, keys=replaced(table.keys, number)) for table in tables)
    return lines, tables, tuple(literals)


def _facts(draft: Draft, lines: tuple[Line, ...], tables: tuple[Table, ...]) -> tuple[str, ...]:
    names = {draft.header.price_date, draft.header.currency.by}
    for part in parts((lines, _keys(tables))):
        if isinstance(part, FactRead):
            names.add(part.name)
        elif isinstance(part, Within):
            names |= {part.since, part.known}
        elif isinstance(part, Aggregate):
            names |= set(part.group.keys)
        elif isinstance(part, Line):
            names |= {part.price_date, *part.scope.keys}
    return tuple(sorted(names - {""}))
