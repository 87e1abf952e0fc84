"""Reading the pieces of a string from left to right, with messages that say what was expected where."""

from __future__ import annotations

from datetime import date
from typing import NoReturn

from quittance.core.tariff.language.tokens import NotUnderstood, Shape, Token, tokens
from quittance.kernel.exact import Exact, exact


class Cursor:
    """A place in a string. Every grammar is a few functions that move it forward."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = tokens(text)
        self._at = 0

    @property
    def next(self) -> Token:
        """The piece that comes next; it stays."""
        return self._tokens[self._at]

    def after_next(self) -> Token:
        """The piece after the next one."""
        return self._tokens[min(self._at + 1, len(self._tokens) - 1)]

    def take(self) -> Token:
        """The next piece, which is then behind us."""
        token = self.next
        if token.shape is not Shape.END:
            self._at += 1
        return token

    def take_if(self, *texts: str) -> Token | None:
        """The next piece if it is one of these texts."""
        return self.take() if self.next.text in texts and self.next.shape is not Shape.END else None

    def expect(self, text: str) -> Token:
        """The next piece, which must be this text."""
        return self.take_if(text) or self.fail(repr(text))

    def number(self, what: str = "a number") -> Exact:
        """The next piece as a number."""
        if self.next.shape is not Shape.NUMBER:
            self.fail(what)
        token = self.take()
        return exact(token.text.removeprefix("+"))

    def whole(self, what: str = "a whole number") -> int:
        """The next piece as digits only."""
        if not self.next.text.isdecimal():
            self.fail(what)
        return int(self.take().text)

    def word(self, what: str = "a word") -> Token:
        """The next piece as a word; digits are words too ("zone is 3")."""
        if self.next.shape not in (Shape.WORD, Shape.NUMBER, Shape.DATE) or not self.next.text[0].isalnum():
            self.fail(what)
        return self.take()

    def day(self) -> date:
        """The next piece as a day."""
        token = self.next
        try:
            day = date.fromisoformat(token.text)
        except ValueError:
            self.fail("a day such as 2026-04-01")
        self.take()
        return day

    def done(self) -> None:
        """Nothing more may follow."""
        if self.next.shape is not Shape.END:
            self.fail("the end")

    def fail(self, expected: str, hint: str = "") -> NoReturn:
        """Refuses: something else was expected here."""
        token = self.next
        raise NotUnderstood(
            f"{self.text!r}: {expected} was expected at character {token.column}, not {token}.",
            token.column,
            hint,
        )
