"""`scale = "deficit"`: the cheapest of this row and every higher row charged at that row's own minimum."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.features.priced import RateOf, rates_from
from quittance.core.tariff.operand import CellRead
from quittance.core.tariff.reading.band import scale_band
from quittance.core.tariff.reading.line_reader import LineReader, Running
from quittance.core.tariff.reading.rates import pricing_of
from quittance.core.tariff.table import Phrase

KEYS: tuple[str, ...] = ()
"""It owns no key: `scale` belongs to the slices."""


@dataclass(frozen=True, slots=True)
class Deficit:
    """The running value q becomes the least of price + rate x q in the row read, and over every higher row of
    the item (as in slices; `band` is an `at least` key) price + rate x that row's `at least`. Rows that are
    holes are skipped, except the row read: NO_PRICE. Non-monotonic cards are left as they are."""

    band: int
    price: CellRead | None
    rates: tuple[RateOf, ...]


def read(line: LineReader) -> tuple[Deficit, ...]:
    """The deficit scale of the line's table; none if the line does not ask for it."""
    if line.text("scale") != "deficit":
        return ()
    band = scale_band(line, Phrase.AT_LEAST)
    pricing = pricing_of(line)
    if band is None or pricing is None:
        return ()
    line.running = Running(pricing.type)
    return (Deficit(band, pricing.cell(line), rates_from(pricing)),)
