"""`when`: conditions, looked at from the left and only as far as needed."""

from __future__ import annotations

from fractions import Fraction

from sqlglot import exp

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.when import (
    All,
    Always,
    Any_,
    Compare,
    Comparison,
    Condition,
    InTable,
    IsKnown,
    IsWord,
    IsYes,
    Not,
    When,
)
from quittance.core.tariff.operand import CellRead, FactRead, Literal
from quittance.engines.compile import facts
from quittance.engines.compile.number import aligned, limit_of
from quittance.engines.compile.run import Run
from quittance.engines.compile.sql import Sql, case, coalesce, column, integer, is_known, negation, text
from quittance.engines.compile.value import Value, first_refusal

Answer = tuple[Sql, Sql | None]

SIGNS = {
    Comparison.EQUAL: exp.EQ,
    Comparison.UNEQUAL: exp.NEQ,
    Comparison.LESS: exp.LT,
    Comparison.AT_MOST: exp.LTE,
    Comparison.MORE: exp.GT,
    Comparison.AT_LEAST: exp.GTE,
}
MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def answer(condition: Condition, run: Run) -> Answer:
    """Whether it holds (never null where nothing refuses), and why it cannot be said."""
    match condition:
        case Always():
            return (exp.true() if condition.answer else exp.false()), None
        case Not():
            inner, refusal = answer(condition.condition, run)
            return negation(inner), refusal
        case All() | Any_():
            return _joined(condition, run)
        case IsYes():
            value = _read(condition.operand, run)
            return _certain(exp.Paren(this=value.expression), value), value.refusal
        case IsWord():
            value = _read(condition.operand, run)
            inside = exp.In(
                this=value.expression.copy(), expressions=[text(word) for word in condition.words]
            )
            return _certain(negation(inside) if condition.negated else inside, value), value.refusal
        case IsKnown():
            return _is_known(condition, run)
        case InTable():
            lookup = run.table_lookup(condition.table)
            return lookup.found, lookup.missing_for(run.line.number)
        case Compare():
            return _compared(condition, run)


def _read(operand: object, run: Run) -> Value:
    return run.frame.read(operand, run.line.number, run.line.price_date, run.lookup)  # type: ignore[arg-type]


def _certain(sql: Sql, value: Value) -> Sql:
    """Null (an absent line) is no."""
    return coalesce(sql, exp.false()) if value.optional or value.refusal is not None else sql


def _is_known(condition: IsKnown, run: Run) -> Answer:
    operand = condition.operand
    if isinstance(operand, FactRead):
        elsewhere = operand.name.startswith(facts.FROM_ELSEWHERE)
        refusal = _read(operand, run).refusal if elsewhere else None
        return facts.is_there(run.frame, operand.name), refusal
    return is_known(_read(operand, run).expression), None


def _joined(condition: All | Any_, run: Run) -> Answer:
    stops = isinstance(condition, Any_)
    parts = [answer(one, run) for one in condition.conditions]
    sql = (exp.or_ if stops else exp.and_)(*(part for part, _ in parts))
    refusals: list[tuple[Sql, Sql]] = []
    for part, refusal in parts:
        if refusal is not None:
            refusals.append((refusal > integer(0), refusal))
        refusals.append((part if stops else negation(part), integer(0)))
    if not any(refusal is not None for _, refusal in parts):
        return exp.Paren(this=sql), None
    return exp.Paren(this=sql), case(refusals, integer(0))


def _compared(condition: Compare, run: Run) -> Answer:
    left = _read(condition.left, run)
    sign = str(condition.sign)
    if isinstance(condition.right, str):
        if left.kind is Kind.DATE:
            right_sql: Sql = exp.cast(text(condition.right), exp.DataType.build("DATE"))
        else:
            right_sql = text(condition.right)
        return _certain(SIGNS[condition.sign](this=left.expression, expression=right_sql), left), left.refusal
    if isinstance(condition.right, Literal) and left.number is not None and sign not in ("=", "!="):
        return _against_literal(left, sign, condition.right, run), left.refusal
    right = _read(condition.right, run)
    refusal = first_refusal([left.refusal, right.refusal])
    if isinstance(condition.left, Literal) and right.number is not None and sign not in ("=", "!="):
        return _against_literal(right, MIRRORED[sign], condition.left, run), refusal
    if left.number is not None and right.number is not None:
        one, two = aligned([left.number, right.number])
        sql: Sql = SIGNS[condition.sign](this=exp.Paren(this=one.sql), expression=exp.Paren(this=two.sql))
    else:
        sql = SIGNS[condition.sign](this=left.expression, expression=right.expression)
    either = Value(Kind.YES_NO, sql=sql, optional=left.optional or right.optional, refusal=refusal)
    return _certain(sql, either), refusal


def _against_literal(value: Value, sign: str, literal: Literal, run: Run) -> Sql:
    """The limit of every version, exactly, in the steps of the value: nothing is divided at run time."""
    number = value.number
    assert number is not None
    limits = [
        limit_of(number, sign, Fraction(plan.literals[literal.slot].value))
        for plan in run.frame.sheet.versions
    ]
    name = run.frame.sheet.parameters.integers(f"limit_{literal.slot + 1}", limits)
    passed = exp.Paren(this=number.sql) > column(name)
    return _certain(passed if sign in (">", ">=") else exp.Paren(this=number.sql) <= column(name), value)


def lower(gate: When, run: Run) -> Answer:
    """The gate of a condition."""
    return answer(gate.condition, run)


GATES = {When: lower}
__all__ = ["GATES", "CellRead", "answer"]
