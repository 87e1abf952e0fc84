"""Drivers that move no fact but how many rows there are: of a group, of the periods before, of one answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from quittance.core.facts.row import Value
from quittance.core.rating.probing.drive import Driver
from quittance.core.rating.probing.facts_for import facts_for
from quittance.core.rating.probing.subject import Batch
from quittance.core.rating.probing.watch import Watch
from quittance.core.tariff.breaks.model import Number
from quittance.core.tariff.features.aggregate import Aggregate, Function, Window
from quittance.core.tariff.features.when import IsYes
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.walk import parts
from quittance.kernel.exact import exact
from quittance.kernel.period import period_of

ROWS_MAX = 2000
"""A group is made of so many rows at most."""
_SHARES = (20, 100, 1000)


@dataclass(frozen=True, slots=True)
class Rows(Driver):
    """So many equal rows."""

    def moved(self, values: Mapping[str, Value], steps: int) -> list[Batch]:
        """The rows."""
        return [(values, steps)]


@dataclass(frozen=True, slots=True)
class Earlier(Driver):
    """So many rows in the period before, and one in this."""

    price_date: str = ""
    window: Aggregate | None = None

    def moved(self, values: Mapping[str, Value], steps: int) -> list[Batch]:
        """The rows, the earlier first."""
        day = values[self.price_date]
        assert isinstance(day, date), "rows are placed by a day"
        assert self.window is not None, "earlier rows are for a window"
        period = self.window.group.period
        assert period is not None, "only periods have others before them"
        before = period_of(period, period.period_index(day)).start - timedelta(days=1)
        return [({**values, self.price_date: before}, steps), (values, 1)]


@dataclass(frozen=True, slots=True)
class Share(Driver):
    """Of all rows, so many for which the answer is yes."""

    yes: tuple[tuple[str, Value | None], ...] = ()
    no: tuple[tuple[str, Value | None], ...] = ()

    def moved(self, values: Mapping[str, Value], steps: int) -> list[Batch]:
        """The rows with yes, then those with no."""
        return [(_with(values, self.yes), steps), (_with(values, self.no), self.highest - steps)]


def row_drivers(
    plan: Plan, watch: Watch, number: Number, price_date: str, values: Mapping[str, Value]
) -> Iterator[Driver]:
    """Those that the lines watched may follow."""
    aggregates = [part for line in watch.lines for part in parts(line.steps) if isinstance(part, Aggregate)]
    for aggregate in aggregates:
        if aggregate.function is Function.SHARE and aggregate.operand is not None:
            test = IsYes(aggregate.operand)
            yes, no = (tuple(facts_for(plan, test, answer, None).items()) for answer in (True, False))
            size = _size(number)
            if yes != no:
                yield Share("", exact(1), 0, size, yes, no)
    if watch.grows(values):
        yield Rows("", exact(1), 1, ROWS_MAX)
    for aggregate in aggregates:
        if aggregate.window in (Window.PREVIOUS, Window.LAST):
            yield Earlier("", exact(1), 0, ROWS_MAX, price_date, aggregate)


def _size(number: Number) -> int:
    """Rows enough to make that share exactly."""
    if isinstance(number.limit, tuple):
        return _SHARES[-1]
    limit = Fraction(number.limit)
    return next((size for size in _SHARES if (limit * size).denominator == 1), _SHARES[-1])


def _with(values: Mapping[str, Value], more: tuple[tuple[str, Value | None], ...]) -> dict[str, Value]:
    every = {**values, **dict(more)}
    return {name: value for name, value in every.items() if value is not None}


def is_rows(driver: Driver) -> bool:
    """Whether rows are added, so that asking is dear and the sum mostly grows evenly."""
    return isinstance(driver, (Rows, Earlier))
