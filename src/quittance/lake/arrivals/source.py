"""What the lake asks of facts that somebody read from a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from quittance.core.facts.schema import FactSchema


class Arriving(Protocol):
    """Rows of one kind of subject, their columns as the schema says, `line` and `subject_id` in front."""

    @property
    def subject(self) -> str:
        """The kind of the rows."""
        ...

    @property
    def schema(self) -> FactSchema:
        """Their columns."""
        ...

    @property
    def lined(self) -> str:
        """The SELECT."""
        ...


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file as it came in: who sent it, the SHA-256 of its bytes, the run that takes it, the run's time."""

    source: str
    sha256: str
    run: str
    declared_at: datetime

    @property
    def reference(self) -> str:
        """How rows name the file they were read from."""
        return self.sha256[:16]
