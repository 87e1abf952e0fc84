"""`slices`: what lies below the slice is summed up beforehand, so only the last slice is worked out per
fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from quittance.core.tariff.features.above import Above
from quittance.core.tariff.features.slices import Slices
from quittance.core.tariff.operand import CellRead
from quittance.core.tariff.table import Per, Phrase, ResultCell
from quittance.engines.compile.features.currency import currency_cell, derive_currency, wrong_currency
from quittance.engines.compile.features.items import amount, falls_in, item_rows, limit
from quittance.engines.compile.features.priced import rate_times
from quittance.engines.compile.number import Number, add, chosen, subtract
from quittance.engines.compile.run import Run, or_zero
from quittance.engines.compile.sql import Sql, both, case, integer, is_known, is_null
from quittance.engines.compile.tables.reading import CellColumn, Derived, Reading
from quittance.engines.compile.value import RefusalCode


def derived(step: Slices) -> dict[str, Derived]:
    """Of the row that the quantity falls in: where its slice starts, what all slices below come to
    (`carried`, empty where one of them is a hole), its own price and rates."""

    def of(pick: Callable[[Reading], ResultCell]) -> Derived:
        return lambda reading: None if (last := _last(step, reading)) is None else pick(last)

    def start(reading: Reading) -> ResultCell:
        return _start(step, reading)

    def carried(reading: Reading) -> ResultCell:
        return _carried(step, reading)

    found: dict[str, Derived] = {f"start {step.band}": start, f"carried {step.band}": carried}
    found[currency_cell(_slices(step))] = lambda reading: _currency(step, reading)
    if step.price is not None:
        heading = step.price.heading
        found[f"last price {step.band}"] = of(lambda last: last.cell(heading))
    for at, rate in enumerate(step.rates):
        if isinstance(rate.amount, CellRead):
            found[f"last rate {at} {step.band}"] = of(
                lambda last, name=rate.amount.heading, per=rate.per: last.cell(name, None, per)  # type: ignore[misc]
            )
            if step.marked:
                found[f"own rate {at} {step.band}"] = _own_rate(step, rate.amount.heading, rate.per)
    return found


def _own_rate(step: Slices, heading: str, per: Per) -> Derived:
    """The rate of a row that prices the whole; of slices there is no one rate to tell."""
    return lambda reading: reading.cell(heading, None, per) if _is_whole(step, reading) else None


def _is_whole(step: Slices, reading: Reading) -> bool:
    return step.marked and reading.cell("scale") != "slices"


def _last(step: Slices, reading: Reading) -> Reading | None:
    """The reading of the row that the quantity falls in."""
    if _is_whole(step, reading):
        return reading
    rows = item_rows(reading, step.band)
    at = falls_in(reading, step.band, rows)
    return None if at is None else replace(reading, winner=rows[at])


def _bounds(step: Slices, reading: Reading) -> list[tuple[Fraction, Fraction | None]]:
    """Where the slice of every row of the item begins and ends."""
    limits = [limit(one.row, step.band) for one in item_rows(reading, step.band)]
    if reading.table.keys[step.band].phrase is Phrase.UP_TO:
        return list(zip([Fraction(0), *(one or Fraction(0) for one in limits)], limits, strict=False))
    starts = [one or Fraction(0) for one in limits]
    return list(zip(starts, [*starts[1:], None], strict=True))


def _start(step: Slices, reading: Reading) -> Fraction | None:
    """None where the quantity falls in no row."""
    if _is_whole(step, reading):
        return Fraction(0)
    at = falls_in(reading, step.band, item_rows(reading, step.band))
    return None if at is None else _bounds(step, reading)[at][0]


def _carried(step: Slices, reading: Reading) -> Fraction | None:
    if _is_whole(step, reading):
        return Fraction(0)
    rows, total = item_rows(reading, step.band), Fraction(0)
    below = falls_in(reading, step.band, rows) or 0
    for one, (begin, end) in zip(rows[:below], _bounds(step, reading), strict=False):
        assert end is not None  # only the last row has no end
        part = amount(reading, one.row, step.price, step.rates, end - begin)
        if part is None:
            return None
        total += part
    return total


def _slices(step: Slices) -> str:
    """How the amounts of all slices together are called."""
    return f"slices {step.band}"


def _currency(step: Slices, reading: Reading) -> str | None:
    """The currency of the first slice that has one (all have the same); None where a hole comes before."""
    headings = [] if step.price is None else [step.price.heading]
    headings += [rate.amount.heading for rate in step.rates if isinstance(rate.amount, CellRead)]
    rows = [reading.winner]
    if not _is_whole(step, reading):
        item = item_rows(reading, step.band)
        rows = item[: (falls_in(reading, step.band, item) or 0) + 1]
    for one in rows:
        slice_ = replace(reading, winner=one)
        if all(slice_.cell(heading) is None for heading in headings):
            return None
        codes: Iterator[str | None] = (derive_currency(heading)(slice_) for heading in headings)
        if (code := next((code for code in codes if code is not None), None)) is not None:
            return code
    return None


def lower(step: Slices, run: Run) -> None:
    """carried + price + rate x (value - start)."""
    assert run.lookup is not None
    assert run.value is not None
    if run.number is None:
        return  # absent, or refused already
    was, cells = run.value, run.lookup.cells
    quantity = run.pinned(run.number, "basis")
    run.basis = quantity
    if any(isinstance(other, Above) for other in run.line.steps):
        scale = run.scale_lookup(quantity)  # less than what chose the row may fall in a lower one
        cells = scale.cells
    else:
        scale = run.lookup
    _refuse_labels(step, run)
    start, carried = cells.get(f"start {step.band}"), cells.get(f"carried {step.band}")
    if start is not None and not start.filled:
        run.refuse_where(is_null(start.sql), RefusalCode.NO_ROW)
    line = run.line
    run.add_refusal(wrong_currency(run.frame, scale, _slices(step), line.number, line.price_date))
    if carried is not None and not carried.filled:
        run.refuse_where(is_null(carried.sql), RefusalCode.NO_PRICE)
    inside = run.pinned(
        quantity if start is None else subtract(quantity, or_zero(start.number, not start.filled)), "slice"
    )
    inside = replace(inside, low=0, high=max(0, inside.high)) if quantity.low >= 0 else inside
    parts = _last_slice(step, run, cells, inside)
    run.rate = _rate(step, cells)
    if carried is not None:
        parts.append(or_zero(carried.number, not carried.filled))
    if not parts:
        return
    total = add(parts)
    if was.optional or was.refusal is not None or run.refusals:
        total = replace(total, sql=case([(is_known(quantity.sql), total.sql)]))
    run.become(total)


def _refuse_labels(step: Slices, run: Run) -> None:
    """The word that picks columns must be there, and pick one, for whatever heading the slices read."""
    if run.lookup is None or run.lookup.labels is None:
        return
    read = ([step.price] if step.price is not None else []) + [rate.amount for rate in step.rates]
    for operand in read:
        if isinstance(operand, CellRead):
            run.add_refusal(run.lookup.labels.refusal(operand.heading, run.line.number))


def _last_slice(step: Slices, run: Run, cells: Mapping[str, CellColumn], inside: Number) -> list[Number]:
    """Price and rate of the row that the quantity falls in; of several rates the first that is filled."""
    parts: list[Number] = []
    filled: list[CellColumn] = []
    price = cells.get(f"last price {step.band}")
    if price is not None:
        parts.append(or_zero(price.number, not price.filled))
        filled.append(price)
    earlier: list[Sql] = []
    for at, rate in enumerate(step.rates):
        cell = cells.get(f"last rate {at} {step.band}")
        if cell is None:
            continue
        part = rate_times(cell.number, Fraction(rate.per.amount), rate.per.started, inside)
        first = both([is_null(one) for one in earlier])
        part = part if first is None else replace(part, sql=case([(first, part.sql)]))
        parts.append(or_zero(part, not cell.filled or first is not None))
        filled.append(cell)
        earlier.append(cell.sql)
    if not any(cell.filled for cell in filled):
        hole = both([is_null(cell.sql) for cell in filled])
        run.refuse_where(integer(1).eq(integer(1)) if hole is None else hole, RefusalCode.NO_PRICE)
    return parts


def _rate(step: Slices, cells: Mapping[str, CellColumn]) -> Number | None:
    """The rate of a row that prices the whole; of several the first that is filled."""
    named = (f"own rate {at} {step.band}" for at in range(len(step.rates)))
    own = [cells[name] for name in named if name in cells]
    return chosen([(is_known(cell.sql), cell.number) for cell in own], None) if own else None


STEPS = {Slices: lower}
DERIVED = {Slices: derived}
