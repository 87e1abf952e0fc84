"""The rows of one item: what `slices` adds up and `deficit` compares."""

from __future__ import annotations

from typing import Any

from quittance.core.rating.case import Case
from quittance.core.rating.setting import Setting
from quittance.core.tariff.table import Phrase, Row


class Items:
    """The rows that fit a case as the row it read does, whatever their band, lowest limit first.

    Keys on the operand of `band` (as `up to` beside `at least`) are of the band too. Of rows with one limit
    only the topmost is ever read, so only it belongs to the item.
    """

    def __init__(self, setting: Setting, band: int) -> None:
        keys = setting.table.keys
        self._band = band
        self._of_band = frozenset(
            place for place, key in enumerate(keys) if key.operand == keys[band].operand
        )
        self._unlimited_last = keys[band].phrase is Phrase.UP_TO
        self._finder = setting.sheet.finder(setting.table.name, setting.price_date)
        self._known: dict[tuple[Any, ...], tuple[Row, ...]] = {}

    def of(self, case: Case, row: Row) -> tuple[Row, ...]:
        """The item's rows, in order of their limit; an empty limit is the last `up to` and the first `at
        least`."""
        key = (id(row), *self._finder.marks(case))
        if key not in self._known:
            self._known[key] = self._ordered(self._finder.alike(case, row, self._of_band))
        return self._known[key]

    def limit(self, row: Row) -> Any:
        """The row's own limit; None when it has none."""
        return row.keys[self._band]

    def _ordered(self, rows: list[Row]) -> tuple[Row, ...]:
        topmost: dict[Any, Row] = {}
        for row in rows:
            topmost.setdefault(self.limit(row), row)
        limited = [topmost[limit] for limit in sorted(limit for limit in topmost if limit is not None)]
        unlimited = [topmost[None]] if None in topmost else []
        return tuple(limited + unlimited if self._unlimited_last else unlimited + limited)
