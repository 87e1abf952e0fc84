"""What a line's conditions ask of each thing they read, as far as that is a stretch of numbers or a set of
words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from quittance.core.tariff.features.when import All, Always, Compare, Comparison, Condition, IsWord, When
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import Literal, Operand

_MIRRORED = {
    Comparison.LESS: Comparison.MORE,
    Comparison.AT_MOST: Comparison.AT_LEAST,
    Comparison.MORE: Comparison.LESS,
    Comparison.AT_LEAST: Comparison.AT_MOST,
}
Bound = tuple[Fraction, bool]
"""A limit, and whether it belongs to the stretch."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Numbers between two bounds; None is no bound."""

    low: Bound | None = None
    high: Bound | None = None

    def and_(self, other: Stretch) -> Stretch:
        """The numbers in both."""
        lows = [bound for bound in (self.low, other.low) if bound is not None]
        highs = [bound for bound in (self.high, other.high) if bound is not None]
        return Stretch(
            max(lows, key=lambda bound: (bound[0], not bound[1]), default=None),
            min(highs, key=lambda bound: (bound[0], bound[1]), default=None),
        )

    @property
    def is_empty(self) -> bool:
        """Whether no number is in it."""
        if self.low is None or self.high is None:
            return False
        return self.low[0] > self.high[0] or (
            self.low[0] == self.high[0] and not (self.low[1] and self.high[1])
        )

    def is_within(self, other: Stretch) -> bool:
        """Whether the other has all its numbers."""
        return self.and_(other) == self


@dataclass(slots=True)
class Limits:
    """By operand the stretch and the words that it must lie in; `is_whole` if nothing else is asked."""

    stretches: dict[Operand, Stretch] = field(default_factory=dict)
    words: dict[Operand, frozenset[str]] = field(default_factory=dict)
    is_whole: bool = True

    def contradiction(self) -> Operand | None:
        """What cannot be as the conditions want it; None if they can all hold."""
        empty = (operand for operand, stretch in self.stretches.items() if stretch.is_empty)
        none = (operand for operand, words in self.words.items() if not words)
        return next(empty, None) or next(none, None)

    def imply(self, other: Limits) -> bool:
        """Whether everything that the other asks surely holds where this does."""
        return (
            other.is_whole
            and all(
                operand in self.stretches and self.stretches[operand].is_within(stretch)
                for operand, stretch in other.stretches.items()
            )
            and all(
                operand in self.words and self.words[operand] <= words
                for operand, words in other.words.items()
            )
        )


def limits_of(line: Line) -> Limits:
    """What all gates of the line ask together."""
    found = Limits()
    for gate in line.gates:
        for condition in _joined(gate.condition) if isinstance(gate, When) else (None,):
            if isinstance(condition, Compare) and (asked := _stretch(condition)) is not None:
                operand, stretch = asked
                found.stretches[operand] = found.stretches.get(operand, Stretch()).and_(stretch)
            elif isinstance(condition, IsWord) and not condition.negated:
                words = frozenset(condition.words)
                found.words[condition.operand] = found.words.get(condition.operand, words) & words
            elif not (isinstance(condition, Always) and condition.answer):
                found.is_whole = False
    return found


def _joined(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, All):
        for one in condition.conditions:
            yield from _joined(one)
    else:
        yield condition


def _stretch(condition: Compare) -> tuple[Operand, Stretch] | None:
    """The operand and its numbers, of a comparison with a number of the card."""
    left, sign, right = condition.left, condition.sign, condition.right
    if isinstance(left, Literal) and not isinstance(right, (Literal, str)):
        left, sign, right = right, _MIRRORED.get(sign, sign), left
    if isinstance(left, Literal) or not isinstance(right, Literal):
        return None
    value = Fraction(right.value)
    match sign:
        case Comparison.EQUAL:
            return left, Stretch((value, True), (value, True))
        case Comparison.LESS | Comparison.AT_MOST:
            return left, Stretch(high=(value, sign is Comparison.AT_MOST))
        case Comparison.MORE | Comparison.AT_LEAST:
            return left, Stretch(low=(value, sign is Comparison.AT_LEAST))
        case Comparison.UNEQUAL:
            return None
