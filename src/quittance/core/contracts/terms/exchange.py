"""How an amount of another currency becomes one of the contract's."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.core.contracts.reading import Table
from quittance.kernel.exact import Exact, exact
from quittance.kernel.mode import Mode
from quittance.kernel.refusal import Refusal
from quittance.kernel.rounding import Rounding

RATES = ("mid", "buying", "selling", "customs", "fixed")
DATES = ("order", "ship", "delivery", "invoice", "payment", "month end", "day before invoice")


@dataclass(frozen=True, slots=True)
class ExchangeRule:
    """Which published rate, of whom and which day; `margin` percent on top, and one rounding at the end."""

    rate: str
    source: str
    date: str
    margin: Exact
    rounding: Rounding


def read_exchange(table: Table | None) -> ExchangeRule | None:
    """The rule of `[terms.exchange]`. What is wrong is noted; then None."""
    if table is None:
        return None
    whole = table.need("rate", "source", "date", "rounding")
    rate, source = table.word("rate", RATES), table.text("source", '"ecb"')
    day, margin = table.word("date", DATES), table.percent("margin")
    rounding = _rounding(table)
    table.done()
    if not whole or rate is None or source is None or day is None or rounding is None:
        return None
    return ExchangeRule(rate, source, day, exact(0) if margin is None else margin, rounding)


def _rounding(table: Table) -> Rounding | None:
    text = table.text("rounding", '"half up to 0.01"')
    if text is None:
        return None
    mode, _, step = text.rpartition(" to ")
    try:
        return Rounding(Mode.parse(mode), exact(step))
    except Refusal:
        table.bad("rounding", '"half up to 0.01"')
        return None
