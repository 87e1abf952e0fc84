"""Facts with which a condition comes out as wanted, as far as single facts decide it."""

from __future__ import annotations

from datetime import date, timedelta

from quittance.core.facts.column import unit_of
from quittance.core.facts.row import Value
from quittance.core.tariff.analysis.definition import definition_of
from quittance.core.tariff.breaks.fitting import fitting, led_to
from quittance.core.tariff.breaks.source import source_fact
from quittance.core.tariff.features.test import Test
from quittance.core.tariff.features.when import (
    All,
    Any_,
    Compare,
    Comparison,
    Condition,
    InTable,
    IsKnown,
    IsWord,
    IsYes,
    Not,
)
from quittance.core.tariff.operand import FactRead, LineRead, Literal, Operand
from quittance.core.tariff.plan import Plan
from quittance.kernel.exact import add, exact, subtract

Facts = dict[str, Value | None]
"""Facts by name; None is a fact that must not be there."""

_DEPTH_MAX = 4
_OTHER_WORD = "other"
_OPPOSITE = {
    Comparison.EQUAL: Comparison.UNEQUAL,
    Comparison.UNEQUAL: Comparison.EQUAL,
    Comparison.LESS: Comparison.AT_LEAST,
    Comparison.AT_LEAST: Comparison.LESS,
    Comparison.MORE: Comparison.AT_MOST,
    Comparison.AT_MOST: Comparison.MORE,
}


def facts_for(plan: Plan, condition: Condition, answer: bool, but: Condition | None, depth: int = 0) -> Facts:
    """Facts with which the condition comes out so, as far as single facts decide it; `but` is left open."""
    if condition is but or depth > _DEPTH_MAX:
        return {}
    match condition:
        case Not(inner):
            return facts_for(plan, inner, not answer, but, depth)
        case All(conditions) | Any_(conditions):
            return _joined(plan, conditions, isinstance(condition, All), answer, but, depth)
        case IsWord(operand, words, negated):
            return _word(plan, operand, words[0] if answer is not negated else _OTHER_WORD, depth)
        case IsYes(FactRead(name)):
            return {name: answer}
        case IsYes(LineRead(name)):
            return _of_line(plan, name, answer, but, depth)
        case IsKnown(FactRead(name)):
            return {} if answer else {name: None}
        case InTable(table) if answer and plan.table(table).rows:
            return dict(fitting(plan, plan.table(table), plan.table(table).rows[0]))
        case Compare(left, sign, right):
            return _compared(plan, left, sign if answer else _OPPOSITE[sign], right)
        case _:
            return {}


def _joined(
    plan: Plan,
    conditions: tuple[Condition, ...],
    every: bool,
    answer: bool,
    but: Condition | None,
    depth: int,
) -> Facts:
    """With the open one inside, the others get out of its way; else as many as settle the answer."""
    is_open = but is not None and any(_has(one, but) for one in conditions)
    if is_open:
        answer = every
    elif every is not answer:
        conditions = conditions[:1]
    found: Facts = {}
    for one in reversed(conditions):
        found.update(facts_for(plan, one, answer, but, depth))
    return found


def _has(condition: Condition, part: Condition) -> bool:
    match condition:
        case Not(inner):
            return _has(inner, part)
        case All(conditions) | Any_(conditions):
            return any(_has(one, part) for one in conditions)
        case _:
            return condition is part


def _word(plan: Plan, operand: Operand, word: str, depth: int) -> Facts:
    if isinstance(operand, FactRead):
        return {operand.name: word}
    return dict(led_to(plan, operand, (word,), depth)) if isinstance(operand, LineRead) else {}


def _of_line(plan: Plan, name: str, answer: bool, but: Condition | None, depth: int) -> Facts:
    for line in plan.lines:
        if line.name == name:
            for step in line.steps:
                if isinstance(step, Test):
                    return facts_for(plan, step.condition, answer, but, depth + 1)
    return {}


def _compared(plan: Plan, left: Operand, sign: Comparison, right: Operand | str) -> Facts:
    fact = source_fact(plan, left)
    if isinstance(right, str):
        return _compared_day(left, sign, right)
    if fact is None or not isinstance(right, Literal):
        return {}
    definition = definition_of(plan, fact)
    assert definition is not None, "a source fact is a number that is known"
    step = exact(unit_of(definition).factor / 10**definition.decimals)
    value = right.value
    if sign in (Comparison.MORE, Comparison.UNEQUAL):
        return {fact: add(value, step)}
    if sign is Comparison.LESS:
        below = subtract(value, step)
        return {fact: below if below >= 0 else exact(0)}
    return {fact: value}


def _compared_day(left: Operand, sign: Comparison, text: str) -> Facts:
    if not isinstance(left, FactRead):
        return {}
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return {left.name: _OTHER_WORD if sign is Comparison.UNEQUAL else text}
    if sign is Comparison.LESS:
        return {left.name: day - timedelta(days=1)}
    return {left.name: day + timedelta(days=sign in (Comparison.MORE, Comparison.UNEQUAL))}
