"""The rows of one item along its band, as the scales `slices` and `deficit` walk them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from quittance.core.tariff.features.priced import RateOf
from quittance.core.tariff.operand import CellRead
from quittance.core.tariff.table import Phrase, ResultCell, Row
from quittance.engines.compile.tables.preference import Ranked
from quittance.engines.compile.tables.reading import Reading

Limit = Fraction | None


def limit(row: Row, band: int) -> Limit:
    """The row's limit on the band; None is no limit."""
    cell = row.keys[band]
    return None if cell is None else Fraction(cell)  # type: ignore[arg-type]


def item_rows(reading: Reading, band: int) -> list[Ranked]:
    """The rows that fit as the row read does, their band left out, in order of the limit; of equal limits the
    topmost.

    As the row read: filled where it is filled, empty where it is empty, by prefixes as long as its own. No
    limit is the last `up to` and the first `at least`.
    """
    keys = reading.table.keys
    others = [
        at for at, key in enumerate(keys) if key.operand is not None and key.operand != keys[band].operand
    ]
    own = _manner(reading, reading.winner, others)
    by_limit: dict[Limit, Ranked] = {}
    for one in _once(reading):
        if _manner(reading, one, others) == own:
            by_limit.setdefault(limit(one.row, band), one)
    last = keys[band].phrase is Phrase.UP_TO
    return [
        by_limit[key] for key in sorted(by_limit, key=lambda one: ((one is None) is last, one or Fraction(0)))
    ]


def _once(reading: Reading) -> Iterator[Ranked]:
    """Every row of the item once, by its longest prefixes, as printed."""
    seen: dict[int, Ranked] = {}
    item = reading.item
    while item:
        lowest = item & -item
        one = reading.rows[lowest.bit_length() - 1]
        seen.setdefault(one.position, one)
        item ^= lowest
    return iter([seen[position] for position in sorted(seen)])


def _manner(reading: Reading, one: Ranked, places: list[int]) -> tuple[object, ...]:
    """Which of these keys the row fills, and how long its prefixes are."""
    keys = reading.table.keys
    return tuple(
        len(str(one.keys[at] or "")) if keys[at].phrase is Phrase.STARTS_WITH else one.keys[at] is None
        for at in places
    ) + tuple(one.row.keys[at] is None for at in places)


def falls_in(reading: Reading, band: int, rows: list[Ranked]) -> int | None:
    """The place among the item's rows in which the quantity falls; None past the last `up to` or below the
    first `at least`."""
    bits = [bool(reading.reached >> reading.rows.index(row) & 1) for row in rows]
    if reading.table.keys[band].phrase is Phrase.UP_TO:
        return bits.index(True) if True in bits else None
    return max((at for at, bit in enumerate(bits) if bit), default=None)


def rate_of(reading: Reading, row: Row, rates: tuple[RateOf, ...]) -> ResultCell:
    """The row's rate: of several the first that is filled."""
    return next((cell for _, cell in _filled_rates(reading, row, rates)), None)


def amount(
    reading: Reading, row: Row, price: CellRead | None, rates: tuple[RateOf, ...], quantity: Fraction
) -> Fraction | None:
    """price + rate x quantity of that row; None for a hole."""
    fixed = reading.cell(price.heading, row) if price is not None else None
    for rate, cell in _filled_rates(reading, row, rates):
        steps = quantity / Fraction(rate.per.amount)
        part = Fraction(cell) * (ceil(steps) if rate.per.started else steps)  # type: ignore[arg-type]
        return part + Fraction(fixed or 0)  # type: ignore[arg-type]
    return None if fixed is None else Fraction(fixed)  # type: ignore[arg-type]


def _filled_rates(
    reading: Reading, row: Row, rates: tuple[RateOf, ...]
) -> Iterator[tuple[RateOf, ResultCell]]:
    for rate in rates:
        if isinstance(rate.amount, CellRead):
            cell = reading.cell(rate.amount.heading, row, rate.per)
            if cell is not None:
                yield rate, cell
