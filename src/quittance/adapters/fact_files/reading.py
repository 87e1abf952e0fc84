"""How one fact is read from a file: its expression, its column, and the tests that park a row."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.facts.schema import FactColumn


@dataclass(frozen=True, slots=True)
class Problem:
    """A test that parks a row. Only made where the file's statistics do not rule it out.

    condition   SQL, true where the row is bad; may be null where it is not.
    value       SQL text of what the file says there.
    """

    code: str
    column: str
    condition: str
    value: str
    hint: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A fact as SQL over a file.

    sql         the value as the relation has it; only for rows without problems.
    low, high   what the stored integers of a number cannot fall below or exceed once bad rows are parked.
    """

    column: FactColumn
    sql: str
    problems: tuple[Problem, ...] = ()
    low: int = 0
    high: int = 0

    @property
    def name(self) -> str:
        """The fact's name."""
        return self.column.name
