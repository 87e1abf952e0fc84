"""What a rating run asks of an engine beside its queries."""

from __future__ import annotations

from typing import Any, Protocol


class Asks(Protocol):
    """Answers SQL that is written for DuckDB, in whatever engine."""

    def answer(self, query: str) -> list[tuple[Any, ...]]:
        """The few rows of the query."""
        ...

    def keep(self, name: str, query: str) -> None:
        """The rows of the query under a name that later queries read."""
        ...
