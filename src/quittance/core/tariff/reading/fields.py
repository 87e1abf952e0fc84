"""Keys of a section with the kind of value each must have; what is wrong becomes a finding at its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from quittance.core.tariff.findings import found, near
from quittance.core.tariff.language.name import is_plain_name
from quittance.core.tariff.language.tokens import NotUnderstood
from quittance.core.tariff.source import RawValue, SourceValue
from quittance.kernel.finding import Finding, Place
from quittance.kernel.refusal import Refusal

_T = TypeVar("_T")


class Fields:
    """The keys of a header, a line or another section. A key that is absent or wrong reads as None or
    empty."""

    def __init__(self, values: Mapping[str, SourceValue], place: Place, findings: list[Finding]) -> None:
        self.values = values
        self.place = place
        self._findings = findings

    def has(self, *keys: str) -> bool:
        """Whether any of the keys is written."""
        return any(key in self.values for key in keys)

    def place_of(self, key: str) -> Place:
        """Where the key stands, or the section if it does not."""
        return self.values[key].place if key in self.values else self.place

    def find(self, code: str, message: str, key: str = "", hint: str = "") -> None:
        """Notes a finding at that key."""
        self._findings.append(found(code, message, _without_column(self.place_of(key)), hint))

    def find_at(self, code: str, message: str, place: Place, hint: str = "") -> None:
        """Notes a finding at a place."""
        self._findings.append(found(code, message, place, hint))

    def is_name(self, name: str, key: str = "") -> bool:
        """Whether something may be called so; if not, that is a finding."""
        if is_plain_name(name):
            return True
        self.find(
            "BAD_VALUE", f"{name!r} is no name.", key, "Use lower-case letters, digits and underscores."
        )
        return False

    def only(self, known: Collection[str], where: str) -> None:
        """Every other key is a finding, and every key that says nothing."""
        for key, value in self.values.items():
            if key not in known:
                self.find("UNKNOWN_KEY", f"{where} has no key {key!r}.", key, near(key, known))
            elif value.value in ("", (), {}) or not str(value.value).strip():
                self.find("BAD_VALUE", f"{key!r} is empty.", key, "Write a value, or take the key away.")

    def required(self, keys: Collection[str], where: str) -> None:
        """Every key that is not there is a finding."""
        for key in keys:
            if key not in self.values:
                self.find("MISSING_KEY", f"{where} needs {key!r}.")

    def raw(self, key: str) -> RawValue | None:
        """The value as written."""
        return self.values[key].value if key in self.values else None

    def text(self, key: str) -> str:
        """The value if it is a text; empty otherwise."""
        value = self.raw(key)
        if isinstance(value, str):
            return value.strip()
        if isinstance(value, bool):
            return "yes" if value else "no"
        if value is not None:
            self._wrong(key, "a text")
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text is a list of one."""
        value = self.raw(key)
        if isinstance(value, tuple):
            return value
        text = self.text(key)
        return (text,) if text else ()

    def day(self, key: str) -> date | None:
        """The value if it is a day, also as text."""
        value = self.raw(key)
        if isinstance(value, date):
            return value
        if value is None:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self._wrong(key, "a day such as 2026-04-01")
            return None

    def parsed(self, key: str, parse: Callable[[str], _T]) -> _T | None:
        """The text read by one of the grammars; None, with a finding, if it does not follow it."""
        text = self.text(key)
        if not text:
            return None
        try:
            return parse(text)
        except Refusal as refusal:
            self.not_understood(key, refusal)
            return None

    def not_understood(self, key: str, refusal: Refusal) -> None:
        """Notes that a text does not follow its grammar, at the character where that shows."""
        place = self.place_of(key)
        if isinstance(refusal, NotUnderstood) and place.column is not None:
            place = replace(place, column=place.column + refusal.column - 1)
        self._findings.append(found("BAD_VALUE", f"{key}: {refusal.message}", place, refusal.hint))

    def _wrong(self, key: str, expected: str) -> None:
        self.find("BAD_VALUE", f"{key!r} should be {expected}.", key)


def _without_column(place: Place) -> Place:
    return replace(place, column=None) if place.column is not None else place
