"""`scale = "slices"`: each row prices its own slice of the quantity and the results are added (marginal)."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.features.priced import RateOf, rates_from
from quittance.core.tariff.operand import CellRead
from quittance.core.tariff.reading.band import check_marks, check_scale, scale_band
from quittance.core.tariff.reading.line_reader import LineReader, Running
from quittance.core.tariff.reading.rates import pricing_of
from quittance.core.tariff.table import Phrase

KEYS = ("scale",)
"""The keys of a line that it owns; `deficit` reads it too."""


@dataclass(frozen=True, slots=True)
class Slices:
    """The running value q becomes the sum over the rows of the item up to the one q falls in of price + rate
    x slice.

    * The item's rows: those rows of the latest edition whose keys other than `band` (an index into the
      table's keys: an `up to`, or an `at least` without `up to`) fit the subject as they fit the row read, in
      order of the band limit.
    * With `up to` a row's slice goes from the previous row's limit (0 for the first) to its own; with `at
      least` from its own limit to the next row's. The last slice ends at q. A started rate rounds each slice
      up on its own.
    * A hole in any row up to q refuses NO_PRICE.
    * `marked`: only rows whose `scale` cell says slices are priced so; other rows are priced on the whole
      quantity.
    """

    band: int
    price: CellRead | None
    rates: tuple[RateOf, ...]
    marked: bool = False


def read(line: LineReader) -> tuple[Slices, ...]:
    """The slices of the line's table, where the line, or a `scale` column for its rows, says so."""
    marked = line.column("scale") and not line.has("scale")
    if not marked and line.text("scale") != "slices":
        check_scale(line)
        return ()
    if marked:
        check_marks(line)
    band = scale_band(line, Phrase.UP_TO, Phrase.AT_LEAST)
    pricing = pricing_of(line)
    if band is None or pricing is None:
        return ()
    line.running = Running(pricing.type)
    return (Slices(band, pricing.cell(line), rates_from(pricing), marked),)
