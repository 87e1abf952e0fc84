"""A published series read with a lag: weekly or monthly values of a fuel or energy price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import reduce

from quittance.core.tariff.value_type import ValueType
from quittance.kernel.exact import Exact, add, divide, exact
from quittance.kernel.finding import Place
from quittance.kernel.period import PeriodWord
from quittance.kernel.rounding import Rounding


@dataclass(frozen=True, slots=True)
class IndexValue:
    """A value and the first day it was published for."""

    starts: date
    value: Exact
    place: Place


@dataclass(frozen=True, slots=True)
class Index:
    """The value for a day is the mean (in base units) of the values whose `starts` lies in the period `lag`
    periods of `every` before that day's own period, rounded by `rounding`. No value there: NO_INDEX."""

    name: str
    every: PeriodWord
    lag: int
    rounding: Rounding
    type: ValueType
    values: tuple[IndexValue, ...]

    def means(self) -> dict[int, Exact]:
        """The value of every period that has one, by the period's number: the mean of what was published in
        it, rounded."""
        published: dict[int, list[Exact]] = {}
        for value in self.values:
            published.setdefault(self.every.period_index(value.starts), []).append(value.value)
        return {
            period: self.rounding.apply(divide(reduce(add, values), exact(len(values))))
            for period, values in published.items()
        }
