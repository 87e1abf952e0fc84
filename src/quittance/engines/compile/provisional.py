"""Whether the line of a name rests on a period that has not closed, as a column beside its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlglot import exp

from quittance.core.rating.provisional import doubtful_reads
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import FactRead, LineRead, Operand
from quittance.engines.compile import facts
from quittance.engines.compile.run import Run
from quittance.engines.compile.scope_frame import ScopeFrame
from quittance.engines.compile.sql import Sql, both, coalesce, either, integer, is_null
from quittance.engines.compile.value import Value


def flagged(frame: ScopeFrame, alternatives: Sequence[Line], runs: Sequence[Run]) -> Value:
    """The frame's value of that name with its flag. What a condition reads counts where its alternative was
    tried, what
    a formula reads where it was taken; a refused line is not provisional."""
    name = alternatives[0].name
    value = frame.values[name]
    estimated = {run.line.number: run.estimated for run in runs}
    flags: list[Sql | None] = []
    for line in alternatives:
        reads = doubtful_reads(frame.sheet.plan, line, frame.sheet.doubtful)
        gates = [_flag(frame, operand, line) for operand in reads.gates]
        formula = [_flag(frame, operand, line) for operand in reads.formula]
        for where, what in (
            (_was_tried(frame, name, line.number), either(gates)),
            (_was_taken(frame, name, line.number), either([*formula, *estimated.get(line.number, [])])),
        ):
            if what is not None:
                flags.append(both([where, exp.Paren(this=coalesce(exp.Paren(this=what), exp.false()))]))
    found = either([exp.Paren(this=one) for one in flags if one is not None])
    if found is None:
        return value
    whole = both([exp.Paren(this=found), value.refusal.eq(integer(0)) if value.refusal is not None else None])
    assert whole is not None
    return replace(
        value, provisional=frame.define(f"{name}__provisional", coalesce(exp.Paren(this=whole), exp.false()))
    )


def _was_taken(frame: ScopeFrame, name: str, number: int) -> Sql:
    told = frame.explained[name]
    if told.taken is None:
        return exp.true() if told.number == number else exp.false()
    return coalesce(told.taken.eq(integer(number)), exp.false())


def _was_tried(frame: ScopeFrame, name: str, number: int) -> Sql:
    """Tried are all up to the one taken, or all when none was."""
    told = frame.explained[name]
    if told.taken is None:
        return exp.true() if told.number in (0, number) or number < told.number else exp.false()
    return exp.Paren(this=exp.or_(is_null(told.taken), told.taken >= integer(number)))


def _flag(frame: ScopeFrame, operand: Operand, line: Line) -> Sql | None:
    """Whether what the operand reads is provisional; None where it never is, null where it is not there."""
    if isinstance(operand, FactRead):
        return facts.provisional(frame, operand.name)
    assert isinstance(operand, LineRead)
    key = (operand, line.price_date)
    if key not in frame.flags:
        frame.flags[key] = frame.read(
            replace(operand, heading=None), line.number, line.price_date
        ).provisional
    return frame.flags[key]
