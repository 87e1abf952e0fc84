"""`price` and `rate` on the whole quantity: price + rate x quantity."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.tariff.operand import CellRead, LineRead, Literal
from quittance.core.tariff.reading.line_reader import LineReader, Running
from quittance.core.tariff.reading.rates import Pricing, pricing_of
from quittance.core.tariff.table import Per

KEYS = ("price", "rate")
"""The keys of a line that it owns."""


@dataclass(frozen=True, slots=True)
class RateOf:
    """A rate: `amount` for each `per` of the running value (base units). Started: begun steps are counted,
    rounding up.

    A percentage has per 1 of the running value. A measure's rate has an amount of any dimension ("1 kg per
    5000 cm3").
    """

    amount: Literal | CellRead | LineRead
    per: Per


@dataclass(frozen=True, slots=True)
class Priced:
    """The running value becomes price + rate x value.

    Without a rate the running value is only replaced by the price. Of several rates (a heading that stands
    twice with two units) the row fills at most one. Where price and every rate come from cells and all are
    empty: NO_PRICE, a hole; one of them filled: the empty ones are nothing. 0 is a price. Without any basis a
    rate is an error of the sheet.
    """

    price: Literal | CellRead | LineRead | None
    rates: tuple[RateOf, ...] = ()


def read(line: LineReader) -> tuple[Priced, ...]:
    """Price and rate of the line or its table on the whole quantity; none if neither says any, or a scale
    does it."""
    if line.is_sliced or not (line.says("price") or line.says("rate")):
        return ()
    pricing = pricing_of(line)
    if pricing is None:
        return ()
    line.running = Running(pricing.type)
    return (Priced(pricing.price, rates_from(pricing)),)


def rates_from(pricing: Pricing) -> tuple[RateOf, ...]:
    """The rates as the plan says them."""
    return tuple(RateOf(amount, per) for amount, per in pricing.rates)
