"""Conditions: comparisons joined by and, or, not and brackets. No arithmetic, no functions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from quittance.core.tariff.language.amount import Amount, take_amount
from quittance.core.tariff.language.cursor import Cursor
from quittance.core.tariff.language.name import take_name
from quittance.core.tariff.language.tokens import Shape


@dataclass(frozen=True, slots=True)
class Name:
    """A name, and the character where it starts."""

    name: str
    column: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Yes:
    """`hazmat`"""

    name: Name

    def __str__(self) -> str:
        return str(self.name)


@dataclass(frozen=True, slots=True)
class Known:
    """`hub_weight is known`"""

    name: Name

    def __str__(self) -> str:
        return f"{self.name} is known"


@dataclass(frozen=True, slots=True)
class OneOf:
    """`market is UK`, `packaging not in wood, metal`"""

    name: Name
    words: tuple[str, ...]
    negated: bool = False

    def __str__(self) -> str:
        if len(self.words) == 1:
            return f"{self.name} is {'not ' if self.negated else ''}{self.words[0]}"
        return f"{self.name} {'not ' if self.negated else ''}in {', '.join(self.words)}"


@dataclass(frozen=True, slots=True)
class InList:
    """`in remote_areas`"""

    table: Name

    def __str__(self) -> str:
        return f"in {self.table}"


Side = Name | Amount | date


@dataclass(frozen=True, slots=True)
class Compared:
    """`longest > 48 in`"""

    left: Side
    sign: str
    right: Side

    def __str__(self) -> str:
        return f"{self.left} {self.sign} {self.right}"


@dataclass(frozen=True, slots=True)
class Negated:
    """`not …`"""

    inner: Tree

    def __str__(self) -> str:
        return f"not {self.inner}" if not isinstance(self.inner, Joined) else f"not ({self.inner})"


@dataclass(frozen=True, slots=True)
class Joined:
    """`… and …`, `… or …`: two parts or more"""

    word: str  # and, or
    parts: tuple[Tree, ...]

    def __str__(self) -> str:
        parts = (f"({part})" if isinstance(part, Joined) else str(part) for part in self.parts)
        return f" {self.word} ".join(parts)


Tree = Yes | Known | OneOf | InList | Compared | Negated | Joined


def parse_condition(text: str) -> Tree:
    """The condition in a text. Refuses with `NotUnderstood`."""
    cursor = Cursor(text)
    tree = _take_joined(cursor, "or")
    cursor.done()
    return tree


def _take_joined(cursor: Cursor, word: str) -> Tree:
    parts = [_take_part(cursor, word)]
    while cursor.take_if(word):
        parts.append(_take_part(cursor, word))
    return parts[0] if len(parts) == 1 else Joined(word, tuple(parts))


def _take_part(cursor: Cursor, word: str) -> Tree:
    return _take_joined(cursor, "and") if word == "or" else _take_factor(cursor)


def _take_factor(cursor: Cursor) -> Tree:
    if cursor.take_if("not"):
        return Negated(_take_factor(cursor))
    if cursor.take_if("("):
        tree = _take_joined(cursor, "or")
        cursor.expect(")")
        return tree
    if cursor.take_if("in"):
        return InList(_take_name(cursor))
    return _take_test(cursor)


def _take_test(cursor: Cursor) -> Tree:
    left = _take_side(cursor)
    if cursor.next.shape is Shape.SIGN:
        return Compared(left, cursor.take().text, _take_side(cursor))
    if not isinstance(left, Name):
        cursor.fail("a sign such as <=")
    if cursor.take_if("is"):
        negated = cursor.take_if("not") is not None
        word = cursor.word("a word").text
        if word == "known":
            return Negated(Known(left)) if negated else Known(left)
        return OneOf(left, (word,), negated)
    negated = cursor.next.text == "not" and cursor.after_next().text == "in" and cursor.take().text == "not"
    if cursor.take_if("in"):
        words = [cursor.word("a word").text]
        while cursor.take_if(","):
            words.append(cursor.word("a word").text)
        return OneOf(left, tuple(words), negated)
    return Yes(left)


def _take_side(cursor: Cursor) -> Side:
    if cursor.next.shape is Shape.NUMBER:
        return take_amount(cursor)
    if cursor.next.shape is Shape.DATE:
        return cursor.day()
    return _take_name(cursor)


def _take_name(cursor: Cursor) -> Name:
    column = cursor.next.column
    return Name(take_name(cursor), column)
