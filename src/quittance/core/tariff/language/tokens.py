"""A string of the tariff language cut into pieces that know where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from quittance.kernel.refusal import Refusal


class NotUnderstood(Refusal):
    """The string does not follow its grammar. `column` is the 1-based character where that shows."""

    code = "BAD_VALUE"

    def __init__(self, message: str, column: int, hint: str = "") -> None:
        super().__init__(message, hint)
        self.column = column


class Shape(StrEnum):
    """What a piece looks like; what it means depends on where it stands."""

    DATE = "a day"
    NUMBER = "a number"
    WORD = "a word"
    SIGN = "a sign"
    MARK = "a mark"
    END = "the end"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a string. `column` counts from 1; the end is a piece too."""

    shape: Shape
    text: str
    column: int

    def __str__(self) -> str:
        return "the end" if self.shape is Shape.END else f"{self.text!r}"


_PIECE = re.compile(
    r"""\s*(?:
      (?P<DATE>\d{4}-\d{2}-\d{2}(?![\w-]))
    | (?P<NUMBER>[+-]?\d+(?:\.\d+|/\d+)?(?![\w-])(?!\.\d))
    | (?P<WORD>\w[\w-]*)
    | (?P<SIGN>!=|<=|>=|=|<|>)
    | (?P<MARK>[().,:%\[\]])
    )""",
    re.VERBOSE,
)


def tokens(text: str) -> tuple[Token, ...]:
    """The pieces of the text, the end last. Refuses with `NotUnderstood` a character that no grammar uses."""
    pieces: list[Token] = []
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _PIECE.match(text, position)
        if match is None or match.lastgroup is None:
            column = position + len(text[position:]) - len(text[position:].lstrip()) + 1
            raise NotUnderstood(
                f"{text[column - 1]!r} has no meaning here, at character {column} of {text!r}.", column
            )
        shape = Shape[match.lastgroup]
        pieces.append(Token(shape, match[match.lastgroup], match.start(match.lastgroup) + 1))
        position = match.end()
    pieces.append(Token(Shape.END, "", end + 1))
    return tuple(pieces)
