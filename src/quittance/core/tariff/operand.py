"""What a step of a line can read: a literal, a fact, an earlier line, a cell of its own row, an index.

Numbers are exact and in base units (kg, m, day, one major unit of currency, one for counts and ratios); the
unit a card prints travels beside the value, for display only.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quittance.kernel.exact import Exact
from quittance.kernel.unit import Unit


class Reach(StrEnum):
    """How far a reading of another line goes."""

    SAME = "same"  # the line is worked out for the same subject as the reader
    UP = "up"  # the value of the group that the reader's subject is in (a parcel reads its month)
    SUM = "sum"  # the sum over the reader's members: rows or smaller groups with the reader's keys and period


@dataclass(frozen=True, slots=True)
class Literal:
    """A number written on the card. `slot` numbers the literals of a plan, so that versions of one shape line
    up."""

    slot: int
    value: Exact
    unit: Unit
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class FactRead:
    """A fact of the subject (or a key of its group). `month`, `day`, `weekday` are those of the pricing
    date."""

    name: str


@dataclass(frozen=True, slots=True)
class LineRead:
    """The value of the line `name`, or with `heading` (a `Result.name`) a cell of the table row which that
    line read."""

    name: str
    heading: str | None = None
    reach: Reach = Reach.SAME


@dataclass(frozen=True, slots=True)
class CellRead:
    """A cell of the row that this very line read. An empty limit cell is no limit; an empty price is a hole.

    `heading` is the name of a result (`Result.name`); of several labelled ones the line's column picks. In a
    `RateOf` only the results with the rate's own `per` are meant.
    """

    heading: str


@dataclass(frozen=True, slots=True)
class IndexRead:
    """The published value of an index for the pricing date, after its lag. A missing period refuses
    NO_INDEX."""

    name: str


Operand = Literal | FactRead | LineRead | CellRead | IndexRead
