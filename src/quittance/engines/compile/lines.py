"""A line of the sheet: its alternatives, tried in order, become one column with its explanation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlglot import exp

from quittance.core.facts.kind import Kind
from quittance.core.tariff.line import Line
from quittance.engines.compile.currencies import currency_of
from quittance.engines.compile.features import GATES, STEPS
from quittance.engines.compile.number import Number, chosen
from quittance.engines.compile.provisional import flagged
from quittance.engines.compile.requests import lookup
from quittance.engines.compile.run import Run
from quittance.engines.compile.scope_frame import Explained, ScopeFrame
from quittance.engines.compile.sql import INTEGER, NULL, Sql, both, case, integer, is_known, text
from quittance.engines.compile.value import Value, first_refusal, refused


def lower_line(frame: ScopeFrame, alternatives: Sequence[Line]) -> None:
    """Makes the columns of one name in the frame, and keeps its value for the lines below."""
    name = alternatives[0].name
    branches: list[tuple[Run, Sql | None, Sql | None]] = []
    for line in alternatives:
        run = Run(frame, line)
        gate, gate_refusal = _gates(run)
        if isinstance(gate, exp.Boolean) and not gate.this and gate_refusal is None:
            continue
        run.applies = _is_taken(gate, gate_refusal, branches)
        _formula(run)
        branches.append((run, gate, gate_refusal))
        if gate is None and gate_refusal is None:
            break
    frame.values[name] = _merged(frame, name, branches)
    if name in frame.sheet.doubtful:
        frame.values[name] = flagged(frame, alternatives, [run for run, _, _ in branches])


def _is_taken(
    gate: Sql | None, gate_refusal: Sql | None, branches: list[tuple[Run, Sql | None, Sql | None]]
) -> Sql | None:
    """Where this alternative is the line, unless its formula is refused: it applies, and none above did or
    was refused.
    """
    conditions: list[Sql | None] = [gate]
    for _, other, other_refusal in branches:
        conditions.append(exp.Not(this=exp.Paren(this=other.copy())) if other is not None else None)
        conditions.append(other_refusal.eq(integer(0)) if other_refusal is not None else None)
    conditions.append(gate_refusal.eq(integer(0)) if gate_refusal is not None else None)
    return both(conditions)


def _gates(run: Run) -> tuple[Sql | None, Sql | None]:
    """Whether every gate is yes, and why it cannot be said; gates after a "no" are not looked at."""
    answers = [GATES[type(gate)](gate, run) for gate in run.line.gates]
    answers.insert(0, (exp.true(), run.frame.group_missing(run.line.number)))
    kept = [(sql, refusal) for sql, refusal in answers if refusal is not None or not _always(sql)]
    if not kept:
        return None, None
    sql = exp.and_(*(part for part, _ in kept))
    if not any(refusal is not None for _, refusal in kept):
        return sql, None
    refusals: list[tuple[Sql, Sql]] = []
    for part, refusal in kept:
        if refusal is not None:
            refusals.append((refusal > integer(0), refusal))
        refusals.append((exp.Not(this=exp.Paren(this=part)), integer(0)))
    frame, line = run.frame, run.line
    refusal = frame.define(f"{line.name}__{line.number}_gate_refused", case(refusals, integer(0)))
    return sql, refusal


def _always(sql: Sql) -> bool:
    return isinstance(sql, exp.Boolean) and bool(sql.this)


def _formula(run: Run) -> None:
    line, frame = run.line, run.frame
    if line.type.is_money and frame.sheet.plan.header.currency.by:
        run.add_refusal(currency_of(frame, line.number, line.price_date).refusal)
    if line.row is not None:
        run.lookup = lookup(frame, line.row.table, line.row.column, line)
        run.add_refusal(run.lookup.refusal(line.number), leaves_null=run.lookup.leaves_null)
        frame.line_lookups.setdefault(line.name, []).append((line.number, run.lookup))
    for step in line.steps:
        STEPS[type(step)](step, run)


def _merged(frame: ScopeFrame, name: str, branches: list[tuple[Run, Sql | None, Sql | None]]) -> Value:
    """The first alternative that applies; refused where its gate or its formula is."""
    if not branches:
        frame.explained[name] = Explained(taken=exp.cast(NULL, INTEGER))
        return Value(Kind.NUMBER, sql=NULL, optional=True)
    run, gate, gate_refusal = branches[0]
    if len(branches) == 1 and gate_refusal is None and (gate is None or not run.reasons):
        return _only(frame, name, run, gate)
    refusals = [run.refusal() for run, _, _ in branches]
    refusal = None
    if any(r is not None for r in refusals) or any(
        gate_refusal is not None for _, _, gate_refusal in branches
    ):
        pieces: list[tuple[Sql, Sql]] = []
        for (_, gate, gate_refusal), own in zip(branches, refusals, strict=True):
            if gate_refusal is not None:
                pieces.append((gate_refusal > integer(0), gate_refusal))
            pieces.append((gate if gate is not None else exp.true(), own if own is not None else integer(0)))
        refusal = frame.define(f"{name}__refused", case(pieces, integer(0)))
    taken = case(
        [(gate if gate is not None else exp.true(), integer(run.line.number)) for run, gate, _ in branches]
    )
    if refusal is not None:
        taken = case([(refusal.eq(integer(0)), taken)])
    taken = frame.define(f"{name}__taken", taken)
    picked: list[tuple[Sql, Run]] = [(taken.eq(integer(run.line.number)), run) for run, _, _ in branches]
    may_be_empty = any(run.value is None or run.value.optional for run, _, _ in branches)
    optional = may_be_empty or not any(gate is None for _, gate, _ in branches)
    value = _value(frame, name, picked, optional=optional, refusal=refusal)
    if may_be_empty:  # it may have nothing to take
        taken = frame.define(f"{name}__applied", case([(is_known(value.expression), taken)]))
    frame.explained[name] = _explained(frame, name, picked, taken)
    return value


def _only(frame: ScopeFrame, name: str, run: Run, gate: Sql | None) -> Value:
    """The one alternative. Where refusing leaves its value null by itself, why it is refused is asked only
    there.
    """
    optional = run.value is None or run.value.optional
    picked: list[tuple[Sql, Run]] = [(exp.true() if gate is None else gate, run)]
    number = integer(run.line.number)
    why = first_refusal([*run.refusals])
    taken: Sql | None = None
    if why is None:
        may_be_absent = optional or gate is not None
        value = _value(frame, name, picked, optional=may_be_absent, refusal=None)
        if may_be_absent:
            taken = case([(is_known(value.expression), number)])
        if gate is not None and not optional:
            picked = [(is_known(value.expression), run)]
    elif not optional and run.value is not None and run.is_null_where_refused(run.value.expression):
        value = _value(frame, name, picked, optional=False, refusal=None)
        there = is_known(value.expression)
        refusal = frame.define(f"{name}__refused", case([(there, integer(0))], why))
        value = replace(value, refusal=refusal)
        picked, taken = [(there, run)], case([(there, number)])
    else:
        refusal = frame.define(f"{name}__refused", why)
        picked = [(refusal.eq(integer(0)), run)]
        value = _value(frame, name, picked, optional=optional, refusal=refusal)
        taken = case([(is_known(value.expression) if optional else picked[0][0], number)])
    frame.explained[name] = _explained(frame, name, picked, taken)
    return value


def _value(
    frame: ScopeFrame, name: str, picked: list[tuple[Sql, Run]], *, optional: bool, refusal: Sql | None
) -> Value:
    kind = next(
        (run.value.kind for _, run in picked if run.value is not None and run.value.sql is not NULL),
        Kind.NUMBER,
    )
    if kind is Kind.NUMBER:
        numbers = [(when, run.number) for when, run in picked]
        if not any(number is not None for _, number in numbers):
            return Value(kind, sql=NULL, optional=True, refusal=refusal)
        whole = _choose_number(numbers)
        column = frame.define(name, whole.sql)
        return Value(
            kind, Number(column, whole.factor, whole.low, whole.high), optional=optional, refusal=refusal
        )
    values = [(when, run.value) for when, run in picked if run.value is not None]
    sql = _choose([(when, value.expression) for when, value in values])
    first = values[0][1]
    if len(values) == 1 and first.code is not None:
        code = frame.define(f"{name}__code", _choose([(values[0][0], first.code)]))
        return Value(
            kind, None, frame.define(name, sql), optional, refusal, code, first.words, first.is_enumeration
        )
    return Value(kind, sql=frame.define(name, sql), optional=optional, refusal=refusal)


def _choose(branches: list[tuple[Sql, Sql]]) -> Sql:
    return branches[0][1] if len(branches) == 1 and _always(branches[0][0]) else case(branches)


def _choose_number(numbers: list[tuple[Sql, Number | None]]) -> Number:
    if len(numbers) == 1 and _always(numbers[0][0]) and numbers[0][1] is not None:
        return numbers[0][1]
    return chosen(numbers, None)


def _explained(frame: ScopeFrame, name: str, picked: list[tuple[Sql, Run]], taken: Sql | None) -> Explained:
    def when(condition: Sql, run: Run, told: Sql) -> Sql:
        """No condition for what is null by itself where the line is refused, and always taken otherwise."""
        return exp.true() if run.always and run.is_null_where_refused(told) else condition

    def number(kind: str) -> Number | None:
        found = [
            (condition if (one := getattr(run, kind)) is None else when(condition, run, one.sql), one)
            for condition, run in picked
        ]
        if not any(one is not None for _, one in found):
            return None
        whole = _choose_number(found)
        return Number(frame.define(f"{name}__{kind}", whole.sql), whole.factor, whole.low, whole.high)

    def words(pairs: list[tuple[Sql, Run, Sql | None]], label: str) -> Sql | None:
        present = [(when(condition, run, sql), sql) for condition, run, sql in pairs if sql is not None]
        if not present:
            return None
        return frame.define(f"{name}__{label}", _choose(present))

    return Explained(
        number=picked[0][1].line.number,
        taken=taken,
        row=words([(gate, run, run.lookup.line if run.lookup else None) for gate, run in picked], "row"),
        winner=words([(gate, run, run.winner) for gate, run in picked], "winner"),
        basis=number("basis"),
        rate=number("rate"),
        exact=number("exact"),
    )


__all__ = ["lower_line", "refused", "text"]
