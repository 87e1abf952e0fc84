"""The rows of one item along its band, as the scales `slices` and `deficit` walk them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil

from quittance.core.tariff.features.priced import RateOf
from quittance.core.tariff.operand import CellRead
from quittance.core.tariff.table import Row
from quittance.engines.compile.tables.lookup import Reading

Limit = Fraction | None


def limit(row: Row, band: int) -> Limit:
    """The row's limit on the band; None is no limit."""
    cell = row.keys[band]
    return None if cell is None else Fraction(cell)  # type: ignore[arg-type]


def item_rows(reading: Reading, band: int) -> list[Row]:
    """The rows that fit but for the band, in order of the limit; of equal limits the one that would be read."""
    by_limit: dict[Limit, Row] = {}
    item = reading.item
    while item:
        lowest = item & -item
        row = reading.rows[lowest.bit_length() - 1].row
        by_limit.setdefault(limit(row, band), row)
        item ^= lowest
    return [by_limit[key] for key in sorted(by_limit, key=lambda one: (one is None, one if one is not None else 0))]


def amount(
    reading: Reading, row: Row, price: CellRead | None, rates: tuple[RateOf, ...], quantity: Fraction
) -> Fraction | None:
    """price + rate x quantity of that row; None for a hole."""
    total, filled = Fraction(0), False
    if price is not None and (cell := reading.cell(price.heading, row)) is not None:
        total, filled = Fraction(cell), True  # type: ignore[arg-type]
    for rate in rates:
        cell = reading.cell(rate.amount.heading, row, rate.per) if isinstance(rate.amount, CellRead) else None
        if cell is None:
            continue
        steps = quantity / Fraction(rate.per.amount)
        total, filled = total + Fraction(cell) * (ceil(steps) if rate.per.started else steps), True  # type: ignore[arg-type]
    return total if filled else None


Derive = Callable[[Reading], Fraction | None]
