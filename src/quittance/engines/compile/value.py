"""What a name is worth in SQL: a value that may be absent (null), and why it may be refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from sqlglot import exp

from quittance.core.facts.kind import Kind
from quittance.engines.compile.number import Number
from quittance.engines.compile.sql import Sql, case, integer


class RefusalCode(IntEnum):
    """The refusals a query can find; a refusal is stored as line number x 16 + code, and 0 is none."""

    NO_ROW = 1
    NO_PRICE = 2
    NO_INDEX = 3
    MISSING_FACT = 4
    TOO_LATE = 5
    WRONG_CURRENCY = 6
    NO_COLUMN = 7
    BUY_REFUSED = 8


@dataclass(frozen=True, slots=True)
class Value:
    """A number, or a word, yes/no or date in `sql`.

    `optional`: null means absent. `refusal`: an integer expression that is 0 where all is well (the value is
    null where it is not); None where nothing can be refused.
    """

    kind: Kind
    number: Number | None = None
    sql: Sql | None = None
    optional: bool = False
    refusal: Sql | None = None
    code: Sql | None = None  # of a word that tables give: its place in `words`, from 1
    words: tuple[str, ...] = ()
    is_enumeration: bool = False  # of a word: typed as one of `words`, which is quicker to write than text
    provisional: Sql | None = (
        None  # whether it rests on a period that has not closed; None where it never does
    )

    @property
    def expression(self) -> Sql:
        """The SQL of the value, whatever its kind."""
        if self.number is not None:
            return self.number.sql
        assert self.sql is not None
        return self.sql


def refused(line: int, code: RefusalCode) -> Sql:
    """The stored form of a refusal that starts on that line."""
    return integer(line * 16 + code)


def started_on(refusal: Sql | None, line: int) -> Sql | None:
    """A refusal that several lines share, as one that starts on that line unless it started on a line
    above."""
    if refusal is None:
        return None
    shared = exp.and_(refusal.copy() > integer(0), refusal.copy() < integer(16))
    return case([(shared, refusal.copy() + integer(line * 16))], refusal)


def first_refusal(refusals: list[Sql | None]) -> Sql | None:
    """The first of several that is not 0."""
    present = [refusal for refusal in refusals if refusal is not None]
    if len(present) <= 1:
        return present[0] if present else None
    return case([(refusal > integer(0), refusal) for refusal in present[:-1]], present[-1])
