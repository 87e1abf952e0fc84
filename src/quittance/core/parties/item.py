"""Something that holds of a party from one day until another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from quittance.core.parties.kinds import KINDS, Kind

ALWAYS = date.min
"""The first day of what holds since ever, as far as anybody knows."""

Value = str | date
"""A day, or text; "" where nothing is said."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `starts` is its first day, `ends` the first day on which it no longer holds (None: open).

    values    of the fields that history keeps, every one of the kind's.
    personal  of those that can be erased, without the empty ones.
    """

    kind: str
    starts: date
    ends: date | None
    values: Mapping[str, Value]
    personal: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What tells it from others of its kind: "vat DE"; "" for the profile."""
        return key_of(KINDS[self.kind], self.values)

    @property
    def identity(self) -> tuple[str, str, date]:
        """Two items of one identity say the same thing differently: the later known one is right."""
        return (self.kind, self.key, self.starts)

    @property
    def name(self) -> str:
        """What people call it: "registration vat DE"."""
        return f"{self.kind} {self.key}".rstrip()

    def text(self, name: str) -> str:
        """A value as text."""
        value = self.values[name]
        return value.isoformat() if isinstance(value, date) else value


def key_of(kind: Kind, values: Mapping[str, Value]) -> str:
    """The key fields in one text."""
    return " ".join(text for name in kind.keys if (text := str(values.get(name, ""))))


def is_in_force(item: Item, on: date) -> bool:
    """Whether it holds on that day, as far as it says itself."""
    return item.starts <= on and (item.ends is None or on < item.ends)


def in_force(items: Iterable[Item], on: date) -> list[Item]:
    """What holds on that day: of one kind and key the item that starts last, if it has not ended."""
    latest: dict[tuple[str, str], Item] = {}
    for item in items:
        known = latest.get((item.kind, item.key))
        if item.starts <= on and (known is None or known.starts < item.starts):
            latest[item.kind, item.key] = item
    return in_order(item for item in latest.values() if is_in_force(item, on))


def in_order(items: Iterable[Item]) -> list[Item]:
    """By kind as in a file, key and day."""
    ranks = list(KINDS)
    return sorted(items, key=lambda item: (ranks.index(item.kind), item.key, item.starts))
