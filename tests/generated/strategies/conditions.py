"""Conditions: comparisons, words, yes/no, known, lists, joined by and, or, not."""

from __future__ import annotations

from quittance.core.facts.kind import Kind
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
from quittance.core.tariff.operand import FactRead, LineRead
from quittance.kernel.dimension import MONEY
from tests.generated.strategies import days, tables, units, words
from tests.generated.strategies.card import Card, Named
from tests.support.plans import base

SIGNS = tuple(Comparison)


def condition(card: Card, depth: int = 2) -> Condition:
    """A condition with at most so many levels of brackets."""
    chance = card.chance
    sort = chance.weighed(
        number=34 if _comparable(card) else 0, word=22, yes=14 if card.of_kind(Kind.YES_NO) else 0, known=6 if _facts(card) else 0,
        date=6 if card.of_kind(Kind.DATE) else 0, list=6, joined=24 * depth, no=6 * depth,
    )  # fmt: skip
    match sort:
        case "joined":
            parts = tuple(condition(card, depth - 1) for _ in range(chance.randint(2, 3)))
            return All(parts) if chance.yes(50) else Any_(parts)
        case "no":
            return Not(condition(card, depth - 1))
        case "number":
            return _numbers(card)
        case "date":
            return _dates(card)
        case "yes":
            return IsYes(chance.pick(card.of_kind(Kind.YES_NO)).operand)
        case "known":
            return IsKnown(chance.pick(_facts(card)).operand)
        case "list":
            return _in_list(card)
    return _words(card)


def _facts(card: Card) -> list[Named]:
    return [one for kind in card.fact_names for one in card.facts_of(kind)]


def _comparable(card: Card) -> list[Named]:
    return [one for one in card.numbers() if one.dimension in units.TOP] + card.charges


def _numbers(card: Card) -> Condition:
    chance = card.chance
    known = _comparable(card)
    left = chance.pick(known)
    others = [one for one in known if one.dimension == left.dimension and one.operand != left.operand]
    sign = chance.pick(SIGNS)
    if others and chance.yes(25):
        return Compare(left.operand, sign, chance.pick(others).operand)
    return Compare(left.operand, sign, card.amount(left.dimension))


def _words(card: Card) -> Condition:
    chance = card.chance
    plain = card.of_kind(Kind.WORD)
    named = chance.pick([*plain, *([card.fact("weekday")] if not plain or chance.yes(20) else [])])
    known = words.WORDS.get(named.name, ("A", "B", "heavy", "light"))
    if chance.yes(20):
        others = [one for one in card.of_kind(Kind.WORD) if one.operand != named.operand]
        sign = chance.choice([Comparison.EQUAL, Comparison.UNEQUAL])
        right = chance.pick(others).operand if others and chance.yes(60) else chance.pick(known)
        return Compare(named.operand, sign, right)
    chosen = tuple(chance.some(known, 1, 3))
    if isinstance(named.operand, FactRead):
        card.words[named.name] += chosen
    return IsWord(named.operand, chosen, negated=chance.yes(25))


def _dates(card: Card) -> Condition:
    chance = card.chance
    known = card.of_kind(Kind.DATE)
    left = chance.pick(known)
    others = [one for one in [*known, card.fact("ship_date")] if one.operand != left.operand]
    if others and chance.yes(40):
        return Compare(left.operand, chance.pick(SIGNS), chance.pick(others).operand)
    day = days.change(chance)
    card.dated([day])
    return Compare(left.operand, chance.pick(SIGNS), day.isoformat())


def _in_list(card: Card) -> Condition:
    name = tables.add(card, tables.any_parts(card, 1, 2), [], soft=True)
    return InTable(name)


def reads_charge(named: Named) -> bool:
    """Whether it is an amount that was billed above."""
    return isinstance(named.operand, LineRead) and named.dimension == MONEY


__all__ = ["base", "condition", "reads_charge"]
