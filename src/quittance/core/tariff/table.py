"""A printed table: key headings choose one row, result headings fill in the line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quittance.core.tariff.operand import Operand
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.exact import Exact
from quittance.kernel.finding import Place


class Phrase(StrEnum):
    """The seven phrases that make a heading a key."""

    IS = "is"
    STARTS_WITH = "starts with"
    UP_TO = "up to"
    OVER = "over"
    AT_LEAST = "at least"
    UNDER = "under"
    FROM = "from"


KeyCell = None | tuple[str, ...] | bool | Exact | str | date
ResultCell = None | str | bool | Exact | date


@dataclass(frozen=True, slots=True)
class Key:
    """One key heading. Its cells are, by phrase:

    `is` a tuple of words, or a yes/no · `starts with` a tuple of prefixes · `up to`, `over`, `at least`,
    `under` an exact number in base units, or a text when `operand` is a word, or a date · `from` a date. None
    is "any".
    """

    heading: str
    operand: Operand | None  # None for `from`, which reads the pricing date
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Per:
    """The right side of a rate: `amount` (base units) of what is counted; `started` counts begun steps."""

    amount: Exact
    unit_text: str
    started: bool


@dataclass(frozen=True, slots=True)
class Result:
    """One result heading: `price:UK [GBP]` has name `price`, label `UK`.

    Number cells are in base units (money in major units, percent as a fraction). For a rate `per` says of
    what.
    """

    heading: str
    name: str
    label: str | None
    type: ValueType
    per: Per | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `keys` and `results` stand in the order of the table's headings; None is an empty cell."""

    keys: tuple[KeyCell, ...]
    results: tuple[ResultCell, ...]
    place: Place
    note: str = ""
    source: str = ""
    trust: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A checked table.

    Which row: (1) with a `from` key only the rows of the latest edition on or before the pricing date exist;
    (2) of the rows whose keys all fit, the one with the longest `starts with` match (leftmost such key
    first); (3) the topmost.
    """

    name: str
    keys: tuple[Key, ...]
    results: tuple[Result, ...]
    rows: tuple[Row, ...]
    soft: bool = False  # on the cover's `lists`: may fail to match, and may be asked with `in`


@dataclass(frozen=True, slots=True)
class RowRead:
    """A line reads one row of `table`; `column` chooses among labelled results (its word equals the
    label)."""

    table: str
    column: Operand | None = None
