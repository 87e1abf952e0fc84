"""The rows of one item: what `slices` adds up and `deficit` compares."""

from __future__ import annotations

from typing import Any

from quittance.core.tariff.table import Phrase, Row, Table


class Items:
    """The rows that differ from a row only in the band, lowest limit first.

    Keys on the operand of `band` (as `at least` beside `under`) are of the band too. Of rows with one limit
    only the topmost is ever read, so only it belongs to the item.
    """

    def __init__(self, table: Table, band: int) -> None:
        self._band = band
        others = [
            place
            for place, key in enumerate(table.keys)
            if key.operand is None or key.operand != table.keys[band].operand
        ]
        items: dict[tuple[Any, ...], dict[Any, Row]] = {}
        item_of = {}
        for row in table.rows:
            item = items.setdefault(tuple(row.keys[place] for place in others), {})
            item.setdefault(row.keys[band], row)
            item_of[id(row)] = item
        unlimited_last = table.keys[band].phrase is Phrase.UP_TO
        ordered = {id(item): _by_limit(item, unlimited_last) for item in items.values()}
        self._rows = {row: ordered[id(item)] for row, item in item_of.items()}

    def of(self, row: Row) -> tuple[Row, ...]:
        """The item's rows, in order of their limit; an empty limit is the last `up to` and the first `at
        least`."""
        return self._rows[id(row)]

    def limit(self, row: Row) -> Any:
        """The row's own limit; None when it has none."""
        return row.keys[self._band]


def _by_limit(item: dict[Any, Row], unlimited_last: bool) -> tuple[Row, ...]:
    limited = [item[limit] for limit in sorted(limit for limit in item if limit is not None)]
    unlimited = [item[None]] if None in item else []
    return tuple(limited + unlimited if unlimited_last else unlimited + limited)
