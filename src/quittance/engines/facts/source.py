"""What a rating run asks of facts."""

from __future__ import annotations

from typing import Protocol

from quittance.core.facts.schema import FactSchema


class Source(Protocol):
    """Normalised fact rows of one kind: a SELECT with `subject_id` and the columns of the schema."""

    @property
    def subject(self) -> str:
        """The kind of the rows."""
        ...

    @property
    def schema(self) -> FactSchema:
        """Their columns."""
        ...

    @property
    def relation(self) -> str:
        """The SELECT."""
        ...
