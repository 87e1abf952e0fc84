"""What a line is prepared in: the plan's tables and indexes, its own row, its pricing date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from quittance.core.rating.case import Case, Work
from quittance.core.rating.cells import CellColumn
from quittance.core.rating.indexes import IndexReader
from quittance.core.rating.lookup import Read, RowFinder
from quittance.core.rating.operands import reader
from quittance.core.rating.provisional import doubtful_names
from quittance.core.rating.result import Reason
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import Operand
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.table import RowRead, Table

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling

StepWork = Callable[[Case, Work, Any], Any]
"""Takes the running value and gives the next one; None makes the line absent."""

Holds = Callable[[Case], bool]

Tell = Callable[[Any, "Telling", str, Any], str]


def _say_nothing(step: Any, telling: Telling, text: str, value: Any) -> str:
    return text


class Sheet:
    """The parts of a plan that several lines read, made once."""

    def __init__(self, plan: Plan, closed_before: date | None = None) -> None:
        self.plan = plan
        self.closed_before = closed_before
        self.doubtful: frozenset[str] = frozenset() if closed_before is None else doubtful_names(plan)
        self.rule = plan.header.currency
        self.tables = {table.name: table for table in plan.tables}
        self.indexes = {index.name: IndexReader(index) for index in plan.indexes}
        self.alternatives: dict[str, tuple[Line, ...]] = {lines[0].name: lines for lines in plan.groups()}
        self._finders: dict[tuple[str, str], RowFinder] = {}

    def finder(self, table: str, price_date: str) -> RowFinder:
        """The row finder of a table for lines priced by this date fact."""
        key = (table, price_date)
        if key not in self._finders:
            setting = Setting(self, price_date)
            keys = self.tables[table].keys
            reads = tuple(setting.read(key.operand) if key.operand is not None else None for key in keys)
            self._finders[key] = RowFinder(self.tables[table], reads, lambda case: case.day(price_date))
        return self._finders[key]


@dataclass(frozen=True, slots=True)
class Setting:
    """`money` says that what is read becomes part of an amount, so that its currency must be the
    subject's."""

    sheet: Sheet
    price_date: str
    money: bool = False
    row: RowRead | None = None
    meanwhile: str = ""  # what a measure takes while its period has not closed

    @classmethod
    def of(cls, sheet: Sheet, line: Line) -> Self:
        """The setting of a line's formula."""
        return cls(sheet, line.price_date, line.type.is_money, line.row, line.provisional)

    def for_tests(self) -> Self:
        """The setting of a line's gates and of whatever is only compared."""
        return replace(self, money=False)

    def read(self, operand: Operand) -> Read:
        """How to read the operand for a case: its value, None if it is absent. Reading may refuse."""
        return reader(operand, self)

    @property
    def table(self) -> Table:
        """The table of the line's row."""
        if self.row is None:
            raise LookupError("a cell is read by a line without a table")
        return self.sheet.tables[self.row.table]

    def cell(self, heading: str) -> CellColumn:
        """The cells under a heading of the line's own row."""
        row = self.row
        column = self.read(row.column) if row is not None and row.column is not None else None
        return CellColumn(self.table, heading, column, self.sheet.rule)


@dataclass(frozen=True, slots=True)
class StepFeature:
    """How a step of the formula is worked out, and how it is said.

    prepare   called once per line, gives what runs per case.
    tell      takes the step, the teller, what the steps before said and the value after it.
    """

    of: type[Any]
    prepare: Callable[[Any, Setting], StepWork]
    tell: Tell = _say_nothing


@dataclass(frozen=True, slots=True)
class GateFeature:
    """How a gate is answered, and why the answer is no when somebody wants to know."""

    of: type[Any]
    prepare: Callable[[Any, Setting], Holds]
    why: Callable[[Any, Setting, Case], Reason]
