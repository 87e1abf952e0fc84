"""`deficit`: the cheapest higher break is worked out beforehand, so the rest is one LEAST."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from quittance.core.tariff.features.deficit import Deficit
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.table import ResultCell
from quittance.engines.compile.features import priced
from quittance.engines.compile.features.items import amount, item_rows, limit, rate_of
from quittance.engines.compile.number import aligned, chosen, extreme
from quittance.engines.compile.run import Run
from quittance.engines.compile.sql import case, is_known
from quittance.engines.compile.tables.reading import Derived, Reading


@dataclass(frozen=True, slots=True)
class Higher:
    """A row further up, charged at its own minimum: what that costs, the minimum, and its rate if it has
    one."""

    cost: Fraction
    quantity: Fraction
    rate: ResultCell


def _higher(step: Deficit, reading: Reading) -> Higher | None:
    """The cheapest of them, of equal ones the lowest; None when there is no higher row with a price."""
    own = limit(reading.winner.row, step.band)
    found: Higher | None = None
    for one in item_rows(reading, step.band):
        least = limit(one.row, step.band)
        if least is None or (own is not None and least <= own):
            continue
        cost = amount(reading, one.row, step.price, step.rates, least)
        if cost is not None and (found is None or cost < found.cost):
            found = Higher(cost, least, rate_of(reading, one.row, step.rates))
    return found


def derived(step: Deficit) -> dict[str, Derived]:
    """Of the row read the columns `higher`, `higher quantity` and `higher rate`."""

    def of(pick: Callable[[Higher], ResultCell]) -> Derived:
        return lambda reading: None if (higher := _higher(step, reading)) is None else pick(higher)

    return {
        f"higher {step.band}": of(lambda higher: higher.cost),
        f"higher quantity {step.band}": of(lambda higher: higher.quantity),
        f"higher rate {step.band}": of(lambda higher: higher.rate),
    }


def lower(step: Deficit, run: Run) -> None:
    """min(price + rate x value, the cheapest higher row); basis and rate are those of the row that it is."""
    assert run.lookup is not None
    priced.lower(Priced(step.price, step.rates), run)
    cells = run.lookup.cells
    higher = cells.get(f"higher {step.band}")
    if higher is None or run.number is None:
        return
    own = run.pinned(run.number, "own_row")
    cheapest = extreme([own, higher.number], greatest_of=False)
    assert run.value is not None
    if run.value.optional:
        cheapest = replace(cheapest, sql=case([(is_known(own.sql), cheapest.sql)]))
    mine, theirs = aligned([own, higher.number])
    is_higher = theirs.sql < mine.sql
    quantity, rate = cells.get(f"higher quantity {step.band}"), cells.get(f"higher rate {step.band}")
    if quantity is not None and run.basis is not None:
        run.basis = chosen([(is_higher, quantity.number)], run.basis)
    if rate is not None or run.rate is not None:
        run.rate = chosen([(is_higher, None if rate is None else rate.number)], run.rate)
    run.become(cheapest)


STEPS = {Deficit: lower}
DERIVED = {Deficit: derived}
