"""Lines get their gates and steps, each from its feature, and what they come to is checked."""

from __future__ import annotations

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.registry import GATES, STEPS
from quittance.core.tariff.features.when import Always, When
from quittance.core.tariff.line import Gate, Line, Step
from quittance.core.tariff.reading.commercial import commercial_of
from quittance.core.tariff.reading.draft import Draft, DraftLine
from quittance.core.tariff.reading.line_reader import LineReader
from quittance.core.tariff.reading.types import said, typed
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.dimension import MONEY
from quittance.kernel.finding import Severity


def run(draft: Draft) -> None:
    """Fills `line`, `type`, `grid` and `answer` of the lines, from the top."""
    for line in draft.lines:
        before = _errors(draft)
        reader = LineReader(draft, line)
        _read(reader, line)
        if _errors(draft) > before:
            line.type = typed(MONEY, None, None) if reader.is_money else None
        elif line.type is None:
            reader.find("NO_BASIS", f"{line.name!r} has nothing to work with.")
        elif reader.is_money:
            _check_money(reader, line.type)


def _errors(draft: Draft) -> int:
    return draft.silent + sum(finding.severity is Severity.ERROR for finding in draft.findings)


def _read(reader: LineReader, line: DraftLine) -> None:
    gates = _settled(line, [gate for feature in GATES for gate in feature.read(reader)])
    steps: list[Step] = [step for feature in STEPS for step in feature.read(reader)]
    commercial = commercial_of(reader, line.role, reader.draft.header, line.name)
    if reader.running is None:
        return
    line.type, line.grid = reader.running.type, reader.running.grid
    line.line = Line(
        number=line.number,
        name=line.name,
        role=line.role,
        code=reader.text("code") or line.name,
        scope=line.scope,
        price_date=reader.text("price_date") or reader.draft.header.price_date,
        type=line.type,
        gates=gates,
        row=reader.row,
        steps=tuple(steps),
        commercial=commercial,
        provisional=reader.provisional,
        note=reader.text("note"),
        source=reader.text("source"),
        trust=reader.text("trust"),
        place=line.source.place,
    )


def _settled(line: DraftLine, gates: list[Gate]) -> tuple[Gate, ...]:
    """The gates that are left; `line.answer` says what a term decided."""
    answers = [
        gate.condition.answer
        for gate in gates
        if isinstance(gate, When) and isinstance(gate.condition, Always)
    ]
    left = tuple(
        gate for gate in gates if not (isinstance(gate, When) and isinstance(gate.condition, Always))
    )
    if False in answers:
        line.answer = False
    elif answers and not left:
        line.answer = True
    return left


def _check_money(reader: LineReader, type_: ValueType) -> None:
    name = reader.own.name
    if not type_.is_money:
        what = f"a {type_.kind}" if type_.kind is not Kind.NUMBER else said(type_.dimension, type_.unit)
        reader.find("NOT_MONEY", f"{name!r} comes to {what}, not to an amount of money.", reader.own.role)
    elif (
        type_.currency is not None
        and reader.draft.currencies
        and type_.currency not in reader.draft.currencies
    ):
        message = (
            f"{name!r} is in {type_.currency}, the header has {', '.join(sorted(reader.draft.currencies))}."
        )
        reader.find("CURRENCY_MISMATCH", message, reader.own.role)
