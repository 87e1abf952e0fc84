"""Which days a run over a month must read, and which it may judge, where prices hang together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce

from quittance.core.facts.subjects import SUBJECTS
from quittance.core.tariff.features.aggregate import Aggregate, Window
from quittance.core.tariff.features.offer import Budget
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.scope import Scope
from quittance.core.tariff.walk import parts
from quittance.kernel.period import PeriodWord, period_of

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Reach:
    """Half-open spans of days: of subjects in `judged` the price is whole when those in `read` are known.

    is_grouped says that a subject's price hangs on others: then all of a contract are rated, or none.
    """

    judged_from: date
    judged_until: date
    read_from: date
    read_until: date
    is_grouped: bool

    def with_other(self, other: Reach) -> Reach:
        """What serves both."""
        return Reach(
            min(self.judged_from, other.judged_from),
            max(self.judged_until, other.judged_until),
            min(self.read_from, other.read_from),
            max(self.read_until, other.read_until),
            self.is_grouped or other.is_grouped,
        )


def reach_of(plan: Plan, month: date) -> Reach:
    """The reach of one version for the month that begins on `month`.

    A month is judged whole. A group of a longer period is judged with all of that period; one that looks
    back reads as many periods before. A group without a period (an order's parcels) belongs to the month of
    its first member; members up to a month away are read. A budget is one order of all its subjects, so
    everything is read and judged. Subjects stand in the lake by the usual pricing date of their kind; where
    a tariff groups by another one, two months more are read on both sides.
    """
    until = _month_later(month, 1)
    found = Reach(month, until, month, until, False)
    for scope, periods in _groups(plan):
        found = found.with_other(_of_scope(scope, periods, month))
    if found.is_grouped and plan.header.price_date != SUBJECTS[plan.header.subject].price_date:
        found = replace(
            found, read_from=_month_later(found.read_from, -2), read_until=_month_later(found.read_until, 2)
        )
    if any(isinstance(part, Budget) for part in parts(plan.lines)):
        found = Reach(FIRST_DAY, LAST_DAY, FIRST_DAY, LAST_DAY, True)
    return found


def reach_of_all(plans: Iterable[Plan], month: date) -> Reach:
    """The reach of several versions together; without any the month itself."""
    until = _month_later(month, 1)
    reaches = [reach_of(plan, month) for plan in plans]
    return reduce(Reach.with_other, reaches, Reach(month, until, month, until, False))


def closed_day(plan: Plan, on: date) -> date | None:
    """The day that stands for `on` where the tariff asks whether a period has closed; None if it never asks.

    All days of the shortest period in which it asks are one, so that a run is another one only when a period
    has closed meanwhile.
    """
    words = {scope.period for line in plan.lines if line.provisional for scope in _of_line(line)}
    if not words - {None}:
        return None
    if words & {PeriodWord.DAY}:
        return on
    if words & {PeriodWord.WEEK}:
        return on - timedelta(days=on.weekday())
    return on.replace(day=1)


def _of_scope(scope: Scope, periods: int, month: date) -> Reach:
    until = _month_later(month, 1)
    if scope.period is None:
        return Reach(month, until, _month_later(month, -1), _month_later(month, 2), True)
    first = scope.period.period_index(month)
    end = period_of(scope.period, scope.period.period_index(until - timedelta(days=1))).end
    assert end is not None, "periods of a calendar end"
    start = period_of(scope.period, first).start
    return Reach(start, end, period_of(scope.period, first - periods).start, end, True)


def _groups(plan: Plan) -> Iterator[tuple[Scope, int]]:
    """Every group that a line is for or counts over, with the periods before its own that it reads."""
    for line in plan.lines:
        for scope in _of_line(line):
            yield scope, 0
        for part in parts(line.steps):
            if isinstance(part, Aggregate) and part.group.is_group:
                yield part.group, _periods_before(part) + (1 if line.provisional else 0)


def _of_line(line: object) -> Iterator[Scope]:
    return (part for part in parts(line) if isinstance(part, Scope) and part.is_group)


def _periods_before(aggregate: Aggregate) -> int:
    match aggregate.window:
        case Window.PREVIOUS:
            return 1
        case Window.LAST:
            return aggregate.periods
        case Window.WHOLE | Window.SO_FAR:
            return 0


def _month_later(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
