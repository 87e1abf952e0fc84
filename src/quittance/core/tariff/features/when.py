"""`when`: comparisons joined by and, or, not, brackets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quittance.core.tariff.operand import Operand

if TYPE_CHECKING:
    from quittance.core.tariff.reading.line_reader import LineReader

KEYS = ("when",)
"""The keys of a line that it owns."""


class Comparison(StrEnum):
    """The six signs."""

    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True)
class Compare:
    """Both sides are numbers of one dimension, words or dates. With an absent line on a side: no."""

    left: Operand
    sign: Comparison
    right: Operand | str  # str: a date in ISO form, or a word (only with = and !=)


@dataclass(frozen=True, slots=True)
class IsWord:
    """The word is one of `words`. Absent: no. `negated` (is not): yes when it is none of them, also no when
    absent."""

    operand: Operand
    words: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class IsYes:
    """A yes/no fact, line or cell; an absent line is no."""

    operand: Operand


@dataclass(frozen=True, slots=True)
class IsKnown:
    """The fact is there. The only test that a missing fact does not refuse."""

    operand: Operand


@dataclass(frozen=True, slots=True)
class InTable:
    """Some row of a soft table fits (a row with empty results fits too). A missing fact refuses."""

    table: str


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class All:
    """Every one holds; worked out from the left, later ones are not looked at once one fails."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any_:  # noqa: N801 -- Any is taken
    """At least one holds; worked out from the left, later ones are not looked at once one holds."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Always:
    """A test that was settled when the tariff was checked (an agreed term)."""

    answer: bool


Condition = Compare | IsWord | IsYes | IsKnown | InTable | Not | All | Any_ | Always


@dataclass(frozen=True, slots=True)
class When:
    """The gate of a line's condition."""

    condition: Condition


def read(line: LineReader) -> tuple[When, ...]:
    """The gate of the line's `when`; none if there is none, or if the line is itself a test."""
    if not line.has("when") or line.is_test:
        return ()
    condition = line.condition("when")
    return (When(condition),) if condition is not None else ()
