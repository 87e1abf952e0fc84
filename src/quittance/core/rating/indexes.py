"""The value of a published index for a day: the mean of one earlier period, rounded as the tariff says."""

from __future__ import annotations

from datetime import date

from quittance.core.rating.period_text import period_text
from quittance.core.rating.refusals import Code, Refused
from quittance.core.tariff.index import Index
from quittance.kernel.exact import Exact


class IndexReader:
    """An index by day. The means are made once: an index has few periods and many readers."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._means = index.means()
        self._by_day: dict[date, Exact | None] = {}

    def on(self, day: date) -> Exact:
        """The value that prices this day. Refuses NO_INDEX when nothing was published in the period read."""
        if day not in self._by_day:
            period = self._index.every.period_index(day) - self._index.lag
            self._by_day[day] = self._means.get(period)
        value = self._by_day[day]
        if value is None:
            raise Refused(Code.NO_INDEX, f"{self._index.name} {self.period_text(day)}")
        return value

    def period_text(self, day: date) -> str:
        """The period that prices this day, as people write it: 2026-W12."""
        every = self._index.every
        return period_text(every, every.period_index(day) - self._index.lag)
