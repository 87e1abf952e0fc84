"""Bands with both ends stated: numbers between two rows that no row takes, and numbers that two rows take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from quittance.core.tariff.analysis.arrange import edition_text, editions, item_text, items, others
from quittance.core.tariff.analysis.band import Band, Cut, bands
from quittance.core.tariff.analysis.catalogue import noticed
from quittance.core.tariff.analysis.grid import any_between, grid
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.printed import key_text, name_of_heading
from quittance.core.tariff.table import Row, Table
from quittance.kernel.finding import Finding


def gaps(plan: Plan) -> Iterator[Finding]:
    """BAND_GAP and BAND_OVERLAP of every table, per edition and item; a list may have gaps."""
    for table in plan.tables:
        for band in bands(table):
            if band.is_closed:
                yield from _band_gaps(plan, table, band)


def _band_gaps(plan: Plan, table: Table, band: Band) -> Iterator[Finding]:
    step = grid(plan, band.operand)
    kept = others(table, band.positions)
    for starts, rows in editions(table):
        catch_all = [row for row in rows if any(row.keys[i] is None for i in kept)]
        for group in items(rows, kept).values():
            in_order = sorted(group, key=band.stretch)
            highest, reach = in_order[0], band.stretch(in_order[0])[1]
            for row in in_order[1:]:
                low, high = band.stretch(row)
                about = item_text(table, row, kept)
                where = (f" for {about}" if about else "") + edition_text(starts)
                if reach < low and not table.soft and _comes(reach, low, step):
                    if not any(_takes(table, other, row, kept, band, reach) for other in catch_all):
                        yield _gap(table, band, highest, row, where)
                elif _overlaps(low, high, reach, step) and band.stretch(highest) != (low, high):
                    yield _overlap(table, band, highest, row, where)
                if high >= reach:
                    highest, reach = row, high


def _overlaps(low: Cut, high: Cut, reach: Cut, step: Fraction | None) -> bool:
    """Whether the row begins where it says so, below where a row before it says that it ends.

    A side that is not stated is left open on purpose: such a sheet is read from the top.
    """
    return low < reach and low[0] == 0 == reach[0] and _comes(low, min(reach, high), step)


def _comes(low: Cut, high: Cut, step: Fraction | None) -> bool:
    """Whether some value that can come lies between two cuts."""
    if low[0] or high[0]:
        return True
    first, last = low[1], high[1]
    if isinstance(first, date) and isinstance(last, date):
        return first.toordinal() + low[2] < last.toordinal() + high[2]
    if isinstance(first, (Decimal, Fraction)) and isinstance(last, (Decimal, Fraction)):
        return any_between(first, low[2] == 0, last, high[2] == 1, step)
    return low < high


def _takes(table: Table, other: Row, row: Row, kept: tuple[int, ...], band: Band, cut: Cut) -> bool:
    """Whether a more general row takes what comes right after the cut."""
    low, high = band.stretch(other)
    return low <= cut < high and all(other.keys[i] in (None, row.keys[i]) for i in kept)


def _gap(table: Table, band: Band, below: Row, above: Row, where: str) -> Finding:
    assert band.lower is not None
    assert band.upper is not None
    lower, upper = table.keys[band.lower], table.keys[band.upper]
    name = name_of_heading(upper.heading).removesuffix(f" {upper.phrase}")
    ends, begins = key_text(upper, below.keys[band.upper]), key_text(lower, above.keys[band.lower])
    return noticed("BAND_GAP", f"No row takes a {name} between {ends} and {begins}{where}.", above.place)


def _overlap(table: Table, band: Band, below: Row, above: Row, where: str) -> Finding:
    assert band.lower is not None
    assert band.upper is not None
    lower, upper = table.keys[band.lower], table.keys[band.upper]
    name = name_of_heading(upper.heading).removesuffix(f" {upper.phrase}")
    begins, ends = key_text(lower, above.keys[band.lower]), key_text(upper, below.keys[band.upper])
    at_a_point = above.keys[band.lower] == below.keys[band.upper]
    said = f"of exactly {ends}" if at_a_point else f"from {begins} to {ends}"
    return noticed(
        "BAND_OVERLAP",
        f"Two rows take a {name} {said}{where}; the upper one on the sheet decides.",
        above.place,
        "" if at_a_point else f"The other row stands at {below.place}.",
    )
