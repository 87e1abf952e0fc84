"""The lines of one name: the first that applies is the line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from quittance.core.rating.case import Case, Work
from quittance.core.rating.prepared import PreparedLine
from quittance.core.rating.reads import has_budget
from quittance.core.rating.refusals import Refused
from quittance.core.rating.result import LineResult, Reason, State
from quittance.core.tariff.line import Role

SETTLED_ABOVE = "settled_above"
"""Why an alternative was not even tried: an earlier one applied, was refused, or had nothing to take."""


class Alternatives:
    """The alternatives of one name for one kind of case."""

    def __init__(self, name: str, lines: tuple[PreparedLine, ...]) -> None:
        self.name = name
        self.lines = lines
        self.bills = any(line.line.role is not Role.MEASURE for line in lines)
        self._budget_date = next((line.line.price_date for line in lines if has_budget(line.line)), None)

    def work_out(self, case: Case) -> None:
        """The line for this case, kept in it for its readers."""
        doubt = False
        for line in self.lines:
            case.works[self.name] = work = line.work_out(case)
            case.log.append(work)
            if line.is_doubtful:
                doubt = doubt or line.is_provisional(case, work)
                work.provisional = doubt and work.state is not State.REFUSED
            if work.gate is None:
                break

    def work_out_all(self, cases: Iterable[Case]) -> None:
        """The line for all cases; where there is a budget, in the order in which they may use it."""
        price_date = self._budget_date
        if price_date is not None:
            cases = sorted(cases, key=lambda case: (_day(case, price_date), case.id))
        for case in cases:
            self.work_out(case)

    def results(self, case: Case, works: dict[int, Work]) -> Iterator[LineResult]:
        """Every alternative as it came out, those not tried included."""
        settled_by = 0
        for line in self.lines:
            work = works.get(line.line.number)
            if work is None:
                yield LineResult(
                    line.line, State.ABSENT, reason=Reason(SETTLED_ABOVE, (("line", settled_by),))
                )
            else:
                settled_by = line.line.number
                yield line.result(case, work)


def _day(case: Case, price_date: str) -> date:
    try:
        return case.day(price_date)
    except Refused:
        return date.max
