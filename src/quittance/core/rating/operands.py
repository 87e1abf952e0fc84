"""How an operand is read for a case. None means absent; a refusal is raised for the line to catch."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

from quittance.core.facts.catalogue.amounts import PREFIXES
from quittance.core.facts.elsewhere import refusal_of
from quittance.core.rating.case import Case, Work
from quittance.core.rating.cells import ReadCell
from quittance.core.rating.dates import CALENDAR
from quittance.core.rating.lookup import Read
from quittance.core.rating.refusals import Code, Refused, foremost
from quittance.core.rating.result import State
from quittance.core.tariff.operand import CellRead, FactRead, IndexRead, LineRead, Literal, Operand, Reach
from quittance.kernel.exact import add

if TYPE_CHECKING:
    from quittance.core.rating.setting import Setting

_APPLIED, _REFUSED = State.APPLIED, State.REFUSED


def reader(operand: Operand, setting: Setting) -> Read:
    """How to read the operand in this setting."""
    match operand:
        case Literal():
            return _literal(operand, setting)
        case FactRead(name):
            return _fact(name, setting.price_date)
        case LineRead():
            return _line(operand, setting)
        case CellRead(heading):
            return _own_cell(setting.cell(heading).reader(setting.money))
        case IndexRead(name):
            index, price_date = setting.sheet.indexes[name], setting.price_date
            return lambda case: index.on(case.day(price_date))


def is_from_elsewhere(fact: str) -> bool:
    """Whether the fact is an amount with a prefix, such as `buy.remote_area`: absent rather than missing."""
    return fact.partition(".")[0] in PREFIXES and "." in fact


def _literal(literal: Literal, setting: Setting) -> Read:
    value, currency, rule = literal.value, literal.currency, setting.sheet.rule
    if not setting.money or currency is None or (not rule.by and currency == rule.default):
        return lambda case: value

    def read(case: Case) -> Any:
        if case.currency() != currency:
            raise Refused(Code.WRONG_CURRENCY, currency)
        return value

    return read


def _fact(name: str, price_date: str) -> Read:
    if name in CALENDAR:
        of_day = CALENDAR[name]
        return lambda case: of_day(case.day(price_date))
    if is_from_elsewhere(name):
        return _elsewhere(name)

    def read(case: Case) -> Any:
        value = case.values.get(name)
        if value is None:
            raise Refused(Code.MISSING_FACT, name)
        return value

    return read


def _elsewhere(name: str) -> Read:
    beside = refusal_of(name)

    def read(case: Case) -> Any:
        code = case.values.get(beside)
        if code is not None:
            raise Refused(Code(str(code)), name)
        return case.values.get(name)

    return read


def _own_cell(cell: ReadCell) -> Read:
    def read(case: Case) -> Any:
        row = case.row
        return None if row is None else cell(case, row)

    return read


def _line(operand: LineRead, setting: Setting) -> Read:
    same = _line_value(operand.name) if operand.heading is None else _line_cell(operand, setting)
    name, price_date = operand.name, setting.price_date
    match operand.reach:
        case Reach.SAME:
            return same
        case Reach.UP:

            def up(case: Case) -> Any:
                group = case.others.group_of(case, name, price_date)
                return None if group is None else same(group)

            return up
        case Reach.SUM:

            def total(case: Case) -> Any:
                present, refused = [], []
                for member in case.others.members_of(case, name, price_date):
                    try:
                        present.append(same(member))
                    except Refused as found:
                        refused.append(found)
                if refused:
                    raise foremost(refused)
                values = [value for value in present if value is not None]
                return reduce(add, values) if values else None

            return total


def applied(case: Case, name: str) -> Work | None:
    """The line's outcome if it applied, None if it is absent; a refused line refuses its reader."""
    work = case.works.get(name)
    if work is None or work.state is _APPLIED:
        return work
    if work.state is _REFUSED and work.code is not None:
        raise Refused(work.code, work.about, work.by, work.by_number)
    return None


def _line_value(name: str) -> Read:
    def read(case: Case) -> Any:
        work = case.works.get(name)
        if work is not None and work.state is _APPLIED:
            return work.value
        applied(case, name)
        return None

    return read


def _line_cell(operand: LineRead, setting: Setting) -> Read:
    """Alternatives may read different tables, so the cell is looked for in the table of the one that was
    taken."""
    cells: dict[int, ReadCell] = {}
    for line in setting.sheet.alternatives[operand.name]:
        if line.row is not None:
            column = setting.of(setting.sheet, line).cell(operand.heading or "")
            if column.headings:
                cells[line.number] = column.reader(setting.money)

    def read(case: Case) -> Any:
        work = applied(case, operand.name)
        if work is None or work.row is None:
            return None
        cell = cells.get(work.line.line.number)
        return None if cell is None else cell(case, work.row)

    return read
