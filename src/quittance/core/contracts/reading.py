"""A table of a contract file, read key by key; what is wrong becomes a finding at its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from quittance.core.contracts.findings import found
from quittance.kernel.exact import Exact, exact
from quittance.kernel.finding import Finding, Place
from quittance.kernel.money import Money
from quittance.kernel.refusal import Refusal

Path = tuple[str | int, ...]

_DAYS = re.compile(r"(\d{1,4}) days?")
_PERCENT = re.compile(r"(-?\d+(?:\.\d+)?) ?%")


class Table:
    """The values of one table. Every reader gives None for a key that is not there or cannot be read.

    `at` gives the line of a key, or None where nobody knows (terms out of the books).
    """

    def __init__(
        self,
        file: str,
        values: Mapping[str, Any],
        findings: list[Finding],
        at: Callable[[Path], int | None] = lambda path: None,
        path: Path = (),
    ) -> None:
        """The table at `path` of a file, adding to `findings`."""
        self.file, self.values, self.findings, self._at, self.path = file, values, findings, at, path
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def place(self, key: str | int | None = None) -> Place:
        """Where the key stands, or the table."""
        path = self.path if key is None else (*self.path, key)
        while path:
            if (line := self._at(path)) is not None:
                return Place(self.file, line)
            path = path[:-1]
        return Place(self.file)

    def name(self, key: str) -> str:
        """The key as people would say it: `terms.payment.days`."""
        return ".".join(str(part) for part in (*self.path, key) if not isinstance(part, int))

    def wrong(self, key: str, code: str, message: str, hint: str = "") -> None:
        """Notes a finding about a key."""
        self.findings.append(found(code, message, self.place(key), hint))

    def bad(self, key: str, example: str) -> None:
        """Notes that the value is none of its kind."""
        self.wrong(
            key,
            "TERM_BAD_VALUE",
            f"{self.name(key)} is {self.values[key]!r}.",
            f"Write it as {self.name(key)} = {example}.",
        )

    def need(self, *keys: str) -> bool:
        """Whether all of these are there; a finding for each that is not."""
        missing = [key for key in keys if key not in self.values]
        for key in missing:
            self.findings.append(found("TERM_MISSING", f"{self.name(key)} is not said.", self.place()))
        return not missing

    def text(self, key: str, example: str = '"..."') -> str | None:
        """A text that is not empty."""
        value = self._value(key)
        if isinstance(value, str) and value.strip():
            return value
        self._note(key, value, example)
        return None

    def word(self, key: str, words: Collection[str]) -> str | None:
        """One of the words."""
        value = self._value(key)
        if isinstance(value, str) and value in words:
            return value
        if value is not None:
            known = f"It is one of: {', '.join(words)}."
            self.wrong(key, "TERM_UNKNOWN", f"{self.name(key)} is {value!r}.", known)
        return None

    def days(self, key: str) -> int | None:
        """A number of days: "15 days"."""
        value = self._value(key)
        match = _DAYS.fullmatch(value) if isinstance(value, str) else None
        if match:
            return int(match[1])
        self._note(key, value, '"30 days"')
        return None

    def percent(self, key: str) -> Exact | None:
        """A share in percent: "0.5 %"."""
        value = self._value(key)
        match = _PERCENT.fullmatch(value) if isinstance(value, str) else None
        if match:
            return exact(match[1])
        self._note(key, value, '"0.5 %"')
        return None

    def money(self, key: str) -> Money | None:
        """An amount with its currency: "0.50 GBP"."""
        value = self._value(key)
        if isinstance(value, str):
            try:
                return Money.parse(value)
            except Refusal:
                pass
        self._note(key, value, '"0.50 GBP"')
        return None

    def day(self, key: str) -> date | None:
        """A day: 2026-01-31."""
        value = self._value(key)
        if type(value) is date:
            return value
        self._note(key, value, "2026-01-31")
        return None

    def words(self, key: str) -> tuple[str, ...] | None:
        """A list of texts."""
        value = self._value(key)
        if isinstance(value, (list, tuple)) and all(isinstance(one, str) and one for one in value):
            return tuple(value)
        self._note(key, value, '["...", "..."]')
        return None

    def count(self, key: str) -> int | None:
        """A whole number above zero."""
        value = self._value(key)
        if type(value) is int and value > 0:
            return value
        self._note(key, value, "6000")
        return None

    def yes(self, key: str) -> bool:
        """Whether it says yes; a key that is not there says no."""
        value = self._value(key)
        if not isinstance(value, bool):
            self._note(key, value, "true")
        return value is True

    def table(self, key: str) -> Table | None:
        """The table under the key."""
        value = self._value(key)
        if isinstance(value, Mapping):
            return Table(self.file, value, self.findings, self._at, (*self.path, key))
        self._note(key, value, "{ ... }")
        return None

    def tables(self, key: str) -> list[Table]:
        """The tables of a list of them, `[[key]]`."""
        value = self._value(key)
        if value is None:
            return []
        if not isinstance(value, (list, tuple)) or not all(isinstance(one, Mapping) for one in value):
            self.bad(key, "[{ ... }]")
            return []
        path = (*self.path, key)
        return [Table(self.file, one, self.findings, self._at, (*path, i)) for i, one in enumerate(value)]

    def raw(self, key: str) -> Any:
        """The value as it is; for what is read elsewhere."""
        return self._value(key)

    def done(self) -> None:
        """A finding for every key that nobody asked for. Call it when the table has been read."""
        for key in self.values:
            if key not in self._asked:
                known = ", ".join(sorted(self._asked))
                self.wrong(key, "TERM_UNKNOWN", f"There is no {self.name(key)}.", f"Known here: {known}.")

    def _value(self, key: str) -> Any:
        self._asked.add(key)
        return self.values.get(key)

    def _note(self, key: str, value: Any, example: str) -> None:
        if value is not None:
            self.bad(key, example)
