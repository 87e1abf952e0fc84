"""The frame of one scope: reads facts, literals, indexes, table cells and earlier lines as SQL values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlglot import exp

from quittance.core.facts.kind import Kind
from quittance.core.tariff.operand import CellRead, FactRead, IndexRead, LineRead, Literal, Operand, Reach
from quittance.core.tariff.scope import Scope
from quittance.engines.compile import facts
from quittance.engines.compile.frame import Frame
from quittance.engines.compile.number import Number, chosen, grid
from quittance.engines.compile.sheet import Sheet
from quittance.engines.compile.sql import NULL, Sql, case, column, columns_in, integer, is_known, is_null
from quittance.engines.compile.value import RefusalCode, Value, first_refusal, refused, started_on

if TYPE_CHECKING:
    from quittance.engines.compile.groups import Frames
    from quittance.engines.compile.hoist import Hoisted, Key
    from quittance.engines.compile.tables.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Explained:
    """The columns that tell how a line came about, beside its value; None where there is nothing to tell."""

    number: int = 0  # of the line, where there is only one to take
    taken: Sql | None = None  # number of the alternative taken, null when absent
    row: Sql | None = None  # printed line of the table row read
    winner: Sql | None = None
    basis: Number | None = None
    rate: Number | None = None
    exact: Number | None = None


class ScopeFrame(Frame):
    """The rows of one scope, and what is known of them so far."""

    def __init__(self, sheet: Sheet, scope: Scope, name: str, frames: Frames, price_date: str = "") -> None:
        super().__init__(sheet.parts, name)
        self.sheet, self.scope, self.frames = sheet, scope, frames
        self.price_date = price_date  # of a group: the date fact by which its members fall into periods
        self.values: dict[str, Value] = {}
        self.explained: dict[str, Explained] = {}
        self.lookups: dict[object, Lookup] = {}
        self.line_lookups: dict[str, list[tuple[int, Lookup]]] = {}
        self.flags: dict[
            tuple[LineRead, str], Sql | None
        ] = {}  # by operand and date fact: is what it reads provisional
        self.is_small = False  # one row a day or place; see `hoist`
        self.hoisted: dict[Key, Hoisted] = {}
        self.places: list[Key] | None = None
        self._numbers = 0

    def numbered(self) -> int:
        """The next number, to tell apart what is made of one table for different lines."""
        self._numbers += 1
        return self._numbers

    def source_of(self, value: Sql) -> str:
        """A subquery in which the value can be read: the rows themselves when it only reads facts."""
        names = {read.name for read in columns_in(value)}
        return self.close() if names & self.made_names else self.name

    def group_missing(self, line: int) -> Sql | None:
        """MISSING_FACT where the rows of this group lack a key, or the date that puts them in a period."""
        if not self.scope.is_group:
            return None
        schema = self.sheet.schemas[self.scope.subject]
        wanted = [*self.scope.keys, *([self.price_date] if self.scope.period else [])]
        loose = [name for name in wanted if not ((known := schema.column(name)) and known.required)]
        columns = [column("period__index" if name == self.price_date else name) for name in loose]
        if not columns:
            return None
        return case(
            [(exp.or_(*(is_null(one) for one in columns)), refused(line, RefusalCode.MISSING_FACT))],
            integer(0),
        )

    def price_day(self, price_date: str, line: int) -> Value:
        """The pricing date; missing, it refuses."""
        if self.scope.is_group:
            return Value(Kind.DATE, sql=column("price_day"))
        return facts.read(self, price_date, line, price_date)

    def read(self, operand: Operand, line: int, price_date: str, lookup: Lookup | None = None) -> Value:
        """The operand as a value, for line number `line` (where a refusal would start)."""
        if isinstance(operand, Literal):
            return Value(Kind.NUMBER, self.literal(operand))
        if isinstance(operand, FactRead):
            return facts.read(self, operand.name, line, price_date)
        if isinstance(operand, IndexRead):
            from quittance.engines.compile.requests import index  # the gathering knows every feature

            value = index(self, operand.name, price_date)
            return Value(value.kind, value.number, refusal=started_on(value.refusal, line))
        if isinstance(operand, CellRead):
            assert lookup is not None, "a cell is read by a line that reads a row"
            return self.cell(lookup, operand.heading, operand.heading, line, price_date)
        if operand.reach is not Reach.SAME or operand.name not in self.values:
            return self.frames.read_elsewhere(self, operand, line, price_date)
        if operand.heading is not None:
            return self.cell_of(operand, line, price_date)
        return self.values[operand.name]

    def cell(self, lookup: Lookup, name: str, heading: str, line: int, price_date: str) -> Value:
        """The column `name` of a look-up, made of the cells under `heading`; refuses a word that picks none
        of its
        columns, and an amount that is not in the subject's currency."""
        from quittance.engines.compile.features.currency import wrong_currency

        found = lookup.cells.get(name)
        value = found.value if found else Value(Kind.NUMBER, optional=True, sql=NULL)
        label = lookup.labels.refusal(heading, line) if lookup.labels is not None else None
        currency = wrong_currency(self, lookup, heading, line, price_date)
        return replace(value, refusal=first_refusal([label, currency]))

    def applied(self, name: str) -> Sql | None:
        """Where the line of that name applied; None when it always does."""
        taken = self.explained[name].taken if name in self.explained else None
        return None if taken is None else is_known(taken)

    def literal(self, literal: Literal) -> Number:
        """A number of the card: a parameter of the version, in steps that fit every version."""
        values = [Fraction(plan.literals[literal.slot].value) for plan in self.sheet.versions]
        factor = grid([value for value in values if value]) if any(values) else Fraction(1)
        whole = [int(value / factor) for value in values]
        name = self.sheet.parameters.integers(f"literal_{literal.slot + 1}", whole)
        return Number(column(name), factor, min(whole), max(whole))

    def cell_of(self, operand: LineRead, line: int, price_date: str) -> Value:
        """`line.heading`: the cell of the row that the alternative taken has read; absent where none was
        taken.
        """
        whole, heading = self.values[operand.name], operand.heading or ""
        lookups = self.line_lookups[operand.name]
        found = [
            (number, self.cell(lookup, heading, heading, line, price_date)) for number, lookup in lookups
        ]
        cells = [(number, value) for number, value in found if value.expression is not NULL]
        taken = self.explained[operand.name].taken
        refusals = [whole.refusal]
        for number, value in found:
            if value.refusal is not None and taken is not None:
                refusals.append(case([(taken.eq(integer(number)), value.refusal)], integer(0)))
            else:
                refusals.append(value.refusal)
        refusal = first_refusal(refusals)
        if not cells:
            return Value(Kind.WORD, sql=NULL, optional=True, refusal=refusal)
        if taken is None:
            value = cells[0][1]
            return replace(value, optional=value.optional or whole.optional, refusal=refusal)
        branches = [(taken.eq(integer(number)), value) for number, value in cells]
        kind = branches[0][1].kind
        if kind is Kind.NUMBER:
            chosen_number = chosen([(when, value.number) for when, value in branches], None)
            return Value(kind, chosen_number, optional=True, refusal=refusal)
        sql = case([(when, value.expression) for when, value in branches])
        return Value(kind, sql=sql, optional=True, refusal=refusal)

    def missing(self, expression: Sql, line: int) -> Sql:
        """MISSING_FACT of that line where the expression is null."""
        return case([(is_null(expression), refused(line, RefusalCode.MISSING_FACT))], integer(0))
