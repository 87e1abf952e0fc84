"""`slices`: what lies below the slice is summed up beforehand, so only the last slice is worked out per fact."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from quittance.core.tariff.features.slices import Slices
from quittance.core.tariff.operand import CellRead
from quittance.core.tariff.table import Phrase
from quittance.engines.compile.features.currency import check_currency
from quittance.engines.compile.features.items import amount, item_rows, limit
from quittance.engines.compile.features.priced import rate_times
from quittance.engines.compile.number import add, subtract
from quittance.engines.compile.run import Run, or_zero
from quittance.engines.compile.sql import both, is_null
from quittance.engines.compile.tables.lookup import Derived, Reading, rate_column
from quittance.engines.compile.value import RefusalCode


def _whole(step: Slices, reading: Reading) -> bool:
    return step.marked and reading.cell("scale") != "slices"


def _start(step: Slices, reading: Reading) -> Fraction:
    """Where the slice of the row read begins."""
    rows = item_rows(reading, step.band)
    at = rows.index(reading.winner.row) if reading.winner.row in rows else 0
    if reading.table.keys[step.band].phrase is Phrase.UP_TO:
        return (limit(rows[at - 1], step.band) or Fraction(0)) if at else Fraction(0)
    return limit(rows[at], step.band) or Fraction(0)


def _carried(step: Slices, reading: Reading) -> Fraction | None:
    """What all slices below come to; None where one of them is a hole."""
    rows = item_rows(reading, step.band)
    upper = reading.table.keys[step.band].phrase is Phrase.UP_TO
    total, start = Fraction(0), Fraction(0)
    for at, row in enumerate(rows):
        if row is reading.winner.row:
            return total
        begin = start if upper else (limit(row, step.band) or Fraction(0))
        end = limit(row, step.band) if upper else limit(rows[at + 1], step.band)
        if end is None:
            return total
        part = amount(reading, row, step.price, step.rates, end - begin)
        if part is None:
            return None
        total, start = total + part, end
    return total


def derived(step: Slices) -> dict[str, Derived]:
    """The columns `start` and `carried` of the row read."""
    return {
        f"start {step.band}": lambda reading: Fraction(0) if _whole(step, reading) else _start(step, reading),  # type: ignore[dict-item,return-value]
        f"carried {step.band}": lambda reading: Fraction(0) if _whole(step, reading) else _carried(step, reading),  # type: ignore[dict-item,return-value]
    }


def lower(step: Slices, run: Run) -> None:
    """carried + price + rate x (value - start)."""
    assert run.lookup is not None and run.number is not None
    cells: Any = run.lookup.cells
    quantity = run.pinned(run.number, "basis")
    run.basis = quantity
    start = cells[f"start {step.band}"]
    carried = cells.get(f"carried {step.band}")
    inside = run.pinned(subtract(quantity, start.number), "slice")
    inside = replace(inside, low=0, high=max(0, quantity.high))
    parts, filled = [], []
    if step.price is not None and (price := cells.get(step.price.heading)):
        parts.append(or_zero(price.number, not price.filled))
        filled.append(price)
    for rate in step.rates:
        cell = cells.get(rate_column(rate.amount.heading, rate.per)) if isinstance(rate.amount, CellRead) else None
        if cell is None:
            continue
        run.rate = run.rate or cell.number
        part = rate_times(cell.number, Fraction(rate.per.amount), rate.per.started, inside)
        parts.append(or_zero(part, not cell.filled))
        filled.append(cell)
    check_currency(step, run)
    if not any(cell.filled for cell in filled):
        hole = both([is_null(cell.sql) for cell in filled])
        if hole is not None:
            run.refuse_where(hole, RefusalCode.NO_PRICE)
    if carried is not None:
        if not carried.filled:
            run.refuse_where(is_null(carried.sql), RefusalCode.NO_PRICE)
        parts.append(carried.number)
    run.become(add(parts))


STEPS = {Slices: lower}
DERIVED = {Slices: derived}
