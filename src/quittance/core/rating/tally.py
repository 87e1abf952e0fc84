"""Making one value of many: sum, count, highest, lowest, daily average, share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from quittance.core.tariff.features.aggregate import Function
from quittance.kernel.exact import Exact, add, less, quotient

QUOTIENT_STEP = Decimal("1E-12")
"""Means and shares are rounded here, so far below any percent limit that rounding never crosses one."""


class Tally:
    """Takes values one by one. None, an absent member, is skipped. `distinct`: words are ids and count
    once."""

    def __init__(self, function: Function, distinct: bool = False) -> None:
        self._function = function
        self._distinct = distinct
        self._ids: set[str] = set()
        self._count = 0
        self._value: Exact | None = None

    def add(self, value: Any) -> None:
        """One more member."""
        if value is None:
            return
        match self._function:
            case Function.COUNT:
                if self._distinct and isinstance(value, str):
                    self._ids.add(value)
                    self._count = len(self._ids)
                    return
            case Function.SHARE:
                self._value = add(self._value or Decimal(0), Decimal(1 if value is True else 0))
            case Function.SUM | Function.DAILY_AVERAGE:
                self._value = value if self._value is None else add(self._value, value)
            case Function.HIGHEST:
                self._value = value if self._value is None or less(self._value, value) else self._value
            case Function.LOWEST:
                self._value = value if self._value is None or less(value, self._value) else self._value
        self._count += 1

    def result(self, days: int) -> Exact | None:
        """The value so far. Of nothing the sum and the count are 0 and the others absent; so is an average
        over no days."""
        match self._function:
            case Function.COUNT:
                return Decimal(self._count)
            case Function.SUM:
                return Decimal(0) if self._value is None else self._value
            case Function.HIGHEST | Function.LOWEST:
                return self._value
            case Function.SHARE:
                return self._quotient(self._count)
            case Function.DAILY_AVERAGE:
                return self._quotient(days)

    def _quotient(self, divisor: int) -> Exact | None:
        if self._value is None or divisor == 0:
            return None
        return quotient(self._value, Decimal(divisor), step=QUOTIENT_STEP)
