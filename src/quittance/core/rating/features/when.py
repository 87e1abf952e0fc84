"""Answers `when`: tests from the left, only as far as needed. A missing fact refuses, an absent line is
no."""

from __future__ import annotations

import operator
from collections.abc import Callable
from datetime import date
from typing import Any

from quittance.core.rating.case import Case
from quittance.core.rating.lookup import Read
from quittance.core.rating.narrowing import as_word
from quittance.core.rating.operands import is_from_elsewhere
from quittance.core.rating.refusals import Refused
from quittance.core.rating.result import Reason
from quittance.core.rating.setting import GateFeature, Holds, Setting
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
from quittance.core.tariff.operand import FactRead, Operand

_SIGNS: dict[Comparison, Callable[[Any, Any], bool]] = {
    Comparison.EQUAL: operator.eq,
    Comparison.UNEQUAL: operator.ne,
    Comparison.LESS: operator.lt,
    Comparison.AT_MOST: operator.le,
    Comparison.MORE: operator.gt,
    Comparison.AT_LEAST: operator.ge,
}


def holds(condition: Condition, setting: Setting) -> Holds:
    """The condition as a function of the case. Refuses where a test that is needed cannot be answered."""
    match condition:
        case Compare():
            return _compare(condition, setting)
        case IsWord(operand, words, negated):
            return _is_word(setting.read(operand), frozenset(words), negated)
        case IsYes(operand):
            is_yes = setting.read(operand)
            return lambda case: is_yes(case) is True
        case IsKnown(operand):
            return _is_known(operand, setting)
        case InTable(table):
            finder = setting.sheet.finder(table, setting.price_date)
            return lambda case: finder.find(case) is not None
        case Not(inner):
            positive = holds(inner, setting)
            return lambda case: not positive(case)
        case All(conditions):
            return _until(False, [holds(one, setting) for one in conditions])
        case Any_(conditions):
            return _until(True, [holds(one, setting) for one in conditions])
        case Always(answer):
            return lambda case: answer


def _until(answer: bool, tests: list[Holds]) -> Holds:
    """From the left up to the first test with that answer, which settles it."""

    def joined(case: Case) -> bool:
        for test in tests:
            if test(case) is answer:
                return answer
        return not answer

    return joined


def _compare(test: Compare, setting: Setting) -> Holds:
    read_left, sign = setting.read(test.left), _SIGNS[test.sign]
    read_right = _constant(test.right) if isinstance(test.right, str) else setting.read(test.right)

    def compare(case: Case) -> bool:
        left, right = read_left(case), read_right(case)
        return left is not None and right is not None and bool(sign(left, right))

    return compare


def _constant(text: str) -> Read:
    try:
        value: date | str = date.fromisoformat(text)
    except ValueError:
        value = text
    return lambda case: value


def _is_word(read: Read, words: frozenset[str], negated: bool) -> Holds:
    def is_word(case: Case) -> bool:
        value = read(case)
        return value is not None and (as_word(value) in words) is not negated

    return is_word


def _is_known(operand: Operand, setting: Setting) -> Holds:
    read = setting.read(operand)
    if not isinstance(operand, FactRead) or is_from_elsewhere(operand.name):
        return lambda case: read(case) is not None

    def is_known(case: Case) -> bool:
        try:
            return read(case) is not None
        except Refused:
            return False

    return is_known


def account_for(condition: Condition, setting: Setting, case: Case) -> tuple[Reason, ...]:
    """The tests that made the condition come out as it did for this case."""
    came_out = holds(condition, setting)(case)
    match condition:
        case Not(inner):
            return account_for(inner, setting, case)
        case All(conditions) | Any_(conditions):
            decided = isinstance(condition, All) is not came_out  # by the first test that came out so
            for one in conditions if decided else ():
                if holds(one, setting)(case) is came_out:
                    return account_for(one, setting, case)
            return tuple(reason for one in conditions for reason in account_for(one, setting, case))
        case Compare(left, sign, right):
            other = _constant(right) if isinstance(right, str) else setting.read(right)
            values: tuple[tuple[str, Any], ...] = (
                ("operand", left), ("value", setting.read(left)(case)), ("sign", sign), ("other", right),
                ("other_value", other(case)),
            )  # fmt: skip
            return (Reason("compare", (*values, ("holds", came_out))),)
        case IsWord(operand, words, negated):
            values = (("operand", operand), ("value", setting.read(operand)(case)), ("words", words))
            return (Reason("word", (*values, ("holds", came_out is not negated))),)
        case IsYes(operand):
            return (Reason("yes", (("operand", operand), ("holds", came_out))),)
        case IsKnown(operand):
            return (Reason("known", (("operand", operand), ("holds", came_out))),)
        case InTable(table):
            return (Reason("in", (("table", table), ("holds", came_out))),)
        case Always():
            return (Reason("agreed", (("holds", came_out),)),)


def _prepare(feature: When, setting: Setting) -> Holds:
    return holds(feature.condition, setting.for_tests())


def _why(feature: When, setting: Setting, case: Case) -> Reason:
    reasons = account_for(feature.condition, setting.for_tests(), case)
    return reasons[0] if len(reasons) == 1 else Reason("several", (("reasons", reasons),))


FEATURE = GateFeature(When, _prepare, _why)
