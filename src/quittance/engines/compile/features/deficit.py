"""`deficit`: the cheapest higher break is worked out beforehand, so the rest is one LEAST."""

from __future__ import annotations

from fractions import Fraction

from quittance.core.tariff.features.deficit import Deficit
from quittance.core.tariff.features.priced import Priced
from quittance.engines.compile.features import priced
from quittance.engines.compile.features.items import amount, item_rows, limit
from quittance.engines.compile.number import extreme
from quittance.engines.compile.run import Run
from quittance.engines.compile.sql import case, is_known
from quittance.engines.compile.tables.reading import Derived, Reading


def _higher(step: Deficit, reading: Reading) -> Fraction | None:
    """The least that a higher row costs at its own minimum; None when there is no higher row with a price."""
    own = limit(reading.winner.row, step.band)
    costs = []
    for one in item_rows(reading, step.band):
        least = limit(one.row, step.band)
        if least is None or (own is not None and least <= own):
            continue
        cost = amount(reading, one.row, step.price, step.rates, least)
        if cost is not None:
            costs.append(cost)
    return min(costs) if costs else None


def derived(step: Deficit) -> dict[str, Derived]:
    """The column `higher` of the row read."""
    return {f"higher {step.band}": lambda reading: _higher(step, reading)}


def lower(step: Deficit, run: Run) -> None:
    """min(price + rate x value, the cheapest higher row)."""
    assert run.lookup is not None
    priced.lower(Priced(step.price, step.rates), run)
    higher = run.lookup.cells.get(f"higher {step.band}")
    if higher is None or run.number is None:
        return
    own = run.pinned(run.number, "own_row")
    cheapest = extreme([own, higher.number], greatest_of=False)
    assert run.value is not None
    if run.value.optional:
        cheapest = type(cheapest)(
            case([(is_known(own.sql), cheapest.sql)]), cheapest.factor, cheapest.low, cheapest.high
        )
    run.become(cheapest)


STEPS = {Deficit: lower}
DERIVED = {Deficit: derived}
