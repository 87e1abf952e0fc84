"""One line while its formula is read: its keys, its table, and the value that runs through the steps."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.when import Condition
from quittance.core.tariff.language.amount import parse_amount
from quittance.core.tariff.language.name import is_name
from quittance.core.tariff.line import Role
from quittance.core.tariff.operand import CellRead, Operand
from quittance.core.tariff.reading.binding import bind, no_table
from quittance.core.tariff.reading.condition import ConditionReader
from quittance.core.tariff.reading.draft import Draft, DraftLine
from quittance.core.tariff.reading.draft_table import NUMBERS, DraftTable
from quittance.core.tariff.reading.fields import Fields
from quittance.core.tariff.reading.fit import fits
from quittance.core.tariff.reading.meaning import Meaning, literal
from quittance.core.tariff.reading.names import Reader, resolve
from quittance.core.tariff.reading.types import typed
from quittance.core.tariff.table import RowRead, Table
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.exact import Exact
from quittance.kernel.finding import Place

FORMULA = frozenset({"of", "greatest_of", "least_of", "price", "rate", "top_up_to", "cut_down_to"})
"""Keys that give a line something to work with."""

VALUE = FORMULA | {"table", "above", "plus", "at_least", "at_most", "times", "round", "scale", "window"}
"""Keys that say anything of a line's value; a measure without them is a yes/no."""


@dataclass(frozen=True, slots=True)
class Running:
    """The value between two steps.

    grid   the step of which it is always a multiple; None if that is not known.
    """

    type: ValueType
    grid: Exact | None = None


class LineReader(Fields):
    """What the features read a line through. `running` is None until a step gives the line a value."""

    def __init__(self, draft: Draft, own: DraftLine) -> None:
        super().__init__(own.source.values, own.source.place, draft.findings)
        self.draft = draft
        self.own = own
        self.who = Reader(own.number, own.name, own.scope)
        self.running: Running | None = None
        self.basis: Operand | None = None  # what the rate is taken of, if that is one value
        self.provisional = ""
        self.row: RowRead | None = None
        self.bound: Table | None = None
        self.table: DraftTable | None = None
        self._values: dict[str, Meaning | None] = {}
        self._lists: dict[str, list[Meaning]] = {}
        self._read_table()

    @property
    def is_money(self) -> bool:
        """Whether the line bills or takes off."""
        return self.own.role is not Role.MEASURE

    @property
    def is_lookup(self) -> bool:
        """Whether the line is what its table says under its own name."""
        has_own = self.table is not None and bool(self.table.named(self.own.name))
        return not self.is_money and has_own and not self.has(*FORMULA)

    @property
    def is_test(self) -> bool:
        """Whether the line is a measure that has only a condition."""
        return not self.is_money and self.has("when") and not self.has(*VALUE)

    @property
    def is_sliced(self) -> bool:
        """Whether a scale other than `whole` makes the amount."""
        return self.column("scale") or self.text("scale") in ("slices", "deficit")

    def own_cell(self) -> Meaning | None:
        """The column with the line's own name, of whatever kind but a rate."""
        assert self.table is not None
        if any(result.per is not None and result.per.unit_text for result in self.table.named(self.own.name)):
            message = f"A line cannot be a rate itself: {self.table.named(self.own.name)[0].heading!r}."
            hint = f"Give the column another name, and read it as {self.own.name}.that_name."
            self.find_at("UNIT_MISMATCH", message, self.table.place_of(self.own.name), hint)
            return None
        return self._cell(self.own.name)

    def column(self, key: str) -> bool:
        """Whether the line's table fills in that key; the table of a look-up fills in nothing."""
        return self.table is not None and not self.is_lookup and bool(self.table.named(key))

    def says(self, key: str) -> bool:
        """Whether the line or its table says something under that key."""
        return self.has(key) or self.column(key)

    def place_for(self, key: str) -> Place:
        """Where that key is said: on the line, or as a heading of its table."""
        if not self.has(key) and self.table is not None and self.column(key):
            return self.table.place_of(key)
        return self.place_of(key)

    def value(self, key: str) -> Meaning | None:
        """The amount, name or column under that key; None if there is none, or it was not understood."""
        if key not in self._values:
            self._values[key] = self._value(key)
        return self._values[key]

    def named(self, name: str, key: str) -> Meaning | None:
        """What a name under that key means here; a word that settles nothing is a finding."""
        if not is_name(name):
            self.find("BAD_VALUE", f"{key}: {name!r} is no name.", key)
            return None
        meaning = resolve(self.draft, name, self.who, self.place_of(key))
        if meaning is not None and meaning.per is not None and meaning.per.unit_text and key != "rate":
            self.find("UNIT_MISMATCH", f"{key}: {name!r} is a rate, not an amount.", key)
            return None
        return meaning

    def numbers(self, key: str) -> list[Meaning]:
        """The numbers that the names under that key mean; every other kind is a finding."""
        if key not in self._lists:
            meanings = [self.named(name.strip(), key) for name in self.texts(key)]
            self._lists[key] = [
                meaning for meaning in meanings if meaning is not None and self.is_number(meaning, key)
            ]
        return self._lists[key]

    def is_number(self, meaning: Meaning, key: str) -> bool:
        """Whether it is a number; if not, that is a finding."""
        if meaning.type.kind is not Kind.NUMBER or meaning.operand is None:
            self.find_at(
                "KIND_MISMATCH",
                f"{key}: {meaning.name!r} is a {meaning.type.kind}, not a number.",
                self.place_for(key),
            )
            return False
        return True

    def fits(self, value: ValueType, limit: ValueType, key: str, what: str) -> bool:
        """Whether two numbers can be added or compared; if not, that is a finding under that key."""
        return fits(self.draft, value, limit, self.place_for(key), f"{key}: {what}")

    def condition(self, key: str) -> Condition | None:
        """The condition under that key, with what terms settle already answered."""
        place = self.place_of(key)
        return ConditionReader(self, key, place).read()

    def _value(self, key: str) -> Meaning | None:
        if self.has(key) and self.column(key):
            self.find("GIVEN_TWICE", f"{key!r} stands on the line and in its table {self.table_name!r}.", key)
        if self.has(key):
            text = self.text(key)
            if text and (text[0].isdigit() or text[0] in "+-."):
                amount = self.parsed(key, parse_amount)
                return literal(amount) if amount is not None else None
            meaning = self.named(text, key) if text else None
        else:
            meaning = self._cell(key) if self.column(key) else None
        return meaning if meaning is not None and self.is_number(meaning, key) else None

    def _cell(self, key: str) -> Meaning | None:
        results = self.table.named(key) if self.table is not None else ()
        if not results or self.table is None:
            return None
        first = results[0].type
        for result in results:
            if (result.type.kind, result.type.dimension) != (first.kind, first.dimension):
                message = f"{result.heading} does not measure what {results[0].heading} does."
                self.find_at("UNIT_MISMATCH", message, self.table.place_of(key))
                return None
        currency = (
            self.table.currency_of(NUMBERS if key in NUMBERS else [key]) if first.dimension.money else None
        )
        type_ = typed(first.dimension, first.unit, currency) if first.kind is Kind.NUMBER else first
        return Meaning(key, type_, CellRead(key))

    @property
    def table_name(self) -> str:
        """The name of the line's table, or nothing."""
        return self.text("table")

    def _read_table(self) -> None:
        name = self.table_name
        if not name:
            if self.has("column"):
                self.find("MISSING_KEY", "'column' needs a 'table'.", "column")
            return
        self.table = self.draft.tables.get(name)
        if self.table is None:
            self.draft.findings.append(no_table(self.draft, name, self.place_of("table")))
            return
        column, label = self._column()
        self.bound = bind(self.draft, name, self.who, label)
        self.row = RowRead(self.bound.name if self.bound else name, column)

    def _column(self) -> tuple[Operand | None, str | None]:
        assert self.table is not None
        labels = sorted({result.label for result in self.table.results if result.label is not None})
        if not self.has("column"):
            if labels:
                message = (
                    f"The table {self.table_name!r} has labels ({', '.join(labels)}), and nothing picks one."
                )
                self.find("MISSING_KEY", message, "table", "Write `column` with the name of a word.")
            return None, None
        meaning = self.named(self.text("column"), "column")
        if not labels:
            self.find(
                "UNKNOWN_COLUMN",
                f"No heading of the table {self.table_name!r} has a label to pick.",
                "column",
            )
        if meaning is None:
            return None, None
        if meaning.type.kind is not Kind.WORD:
            self.find(
                "KIND_MISMATCH", f"column: {meaning.name!r} is a {meaning.type.kind}, not a word.", "column"
            )
            return None, None
        if meaning.operand is None:
            if meaning.settled not in labels:
                self.find(
                    "UNKNOWN_COLUMN",
                    f"The table {self.table_name!r} has no label {meaning.settled!r}.",
                    "column",
                )
            return None, str(meaning.settled)
        return meaning.operand, None
