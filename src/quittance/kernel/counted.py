"""Numbers in sentences: "1 row", "2 rows"."""

from __future__ import annotations

from collections.abc import Mapping


class Counted(int):
    """A whole number that a text can ask for its noun: `{rows:row|rows}` is "1 row" or "1,200 rows"."""

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return f"{int(self):,} {one if self == 1 else many}"


def filled(text: str, values: Mapping[str, object]) -> str:
    """The text with its blanks filled in; every whole number can bring its noun."""
    return text.format(**{name: _countable(value) for name, value in values.items()})


def _countable(value: object) -> object:
    return Counted(value) if isinstance(value, int) and not isinstance(value, bool) else value
