"""What a break compares, worked out by the reference rater from no more lines than it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from quittance.core.facts.kind import Kind
from quittance.core.facts.row import Value
from quittance.core.rating.probing.subject import Batch, Subject
from quittance.core.rating.rater import Rater
from quittance.core.rating.reads import reads_of
from quittance.core.rating.result import SubjectResult
from quittance.core.tariff.breaks.model import Number
from quittance.core.tariff.line import Line, Role, Step
from quittance.core.tariff.operand import LineRead
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.table import Row
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.exact import Exact, add, as_fraction, exact
from quittance.kernel.finding import Place
from quittance.kernel.refusal import Refusal

_NUMBER, _LIMIT = "number compared", "limit compared with"


class Watch:
    """Asked again and again while a break is sought, so its lines are few and its rater is made once.

    lines   the lines that decide the number, in sheet order, the number itself last.
    """

    def __init__(self, plan: Plan, line: Line, number: Number, subject: Subject) -> None:
        self._subject = subject
        self._summed = number.summed
        asked = [_line(plan, line, subject, number, _NUMBER, number.steps, 1)]
        if isinstance(number.limit, tuple):
            asked.insert(0, _line(plan, line, subject, number, _LIMIT, number.limit, 2))
        needed = _needed(plan, asked)
        self.lines = (*(one for one in plan.lines if one.name in needed), *asked)
        self._rater = Rater(replace(plan, lines=self.lines))

    def compared(self, batches: list[Batch], row: Row | None) -> tuple[Exact, Exact | None] | None:
        """The number, and the limit where that is worked out too; None if there is none, or if another row
        than `row` is read."""
        try:
            results = self._rater.rate(self._subject.made(batches))
        except Refusal:
            return None
        of_kind = [result for result in results if result.scope == self._subject.kind]
        found = [_number(result, _NUMBER, row) for result in (of_kind if self._summed else of_kind[-1:])]
        number: Exact = exact(0)
        for value in found:
            if value is None:
                return None
            number = add(number, value)
        if not found:
            return None
        limit = _number(of_kind[-1], _LIMIT, None)
        return number, limit

    def grows(self, values: Mapping[str, Value]) -> bool:
        """Whether more rows make another number."""
        return self.compared([(values, 1)], None) != self.compared([(values, 2)], None)

    def side(self, batches: list[Batch], row: Row | None, limit: Exact | None) -> int | None:
        """On which side of the limit the number lies."""
        found = self.compared(batches, row)
        right = limit if limit is not None or found is None else found[1]
        if found is None or right is None:
            return None
        apart = as_fraction(found[0]) - as_fraction(right)
        return (apart > 0) - (apart < 0)


def _line(
    plan: Plan, line: Line, subject: Subject, number: Number, name: str, steps: tuple[Step, ...], extra: int
) -> Line:
    last = max(one.number for one in plan.lines)
    row = line.row if number.reads_row and name == _NUMBER else None
    type_ = line.type if number.reads_row else ValueType(Kind.NUMBER)
    return replace(
        line,
        number=last + extra,
        name=name,
        role=Role.CHARGE,  # an amount is told without the whole story
        scope=subject.kind,
        gates=(),
        row=row,
        type=type_,
        steps=steps,
        place=Place(""),
        provisional="",
    )


def _needed(plan: Plan, asked: list[Line]) -> set[str]:
    """The names of the lines that these read, and that those read."""
    names: set[str] = set()
    todo = list(asked)
    while todo:
        for operand in reads_of(plan, todo.pop()):
            if isinstance(operand, LineRead) and operand.name not in names:
                names.add(operand.name)
                todo += [line for line in plan.lines if line.name == operand.name]
    return names


def _number(result: SubjectResult, name: str, row: Row | None) -> Exact | None:
    amount = next((amount for amount in result.amounts if amount.line.name == name), None)
    if amount is None:
        return None
    if row is not None:
        read = result.line(name).row
        if read is not None and read.place != row.place:
            return None
    return amount.value
