"""`price` and `rate` on the whole quantity."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.priced import Priced, RateOf
from quittance.core.tariff.operand import CellRead
from quittance.engines.compile.features.currency import check_currency
from quittance.engines.compile.number import Number, add, multiply, rounded
from quittance.engines.compile.run import Run, or_zero
from quittance.engines.compile.sql import NULL, Sql, both, case, coalesce, integer, is_known, is_null
from quittance.engines.compile.tables.lookup import rate_column
from quittance.engines.compile.value import RefusalCode, Value
from quittance.kernel.rounding import Mode, Rounding


def rate_times(rate: Number, per: Fraction, started: bool, quantity: Number) -> Number:
    """rate x (quantity / per), with begun steps counted when started."""
    if started:
        quantity = rounded(quantity, Rounding(Mode.UP, per))
    return multiply(rate, replace(quantity, factor=quantity.factor / per))


def lower(step: Priced, run: Run) -> None:
    """price + rate x value; a hole refuses NO_PRICE."""
    basis = run.value
    parts: list[tuple[Number, bool]] = []
    cells: list[Sql] = []
    from_cells = True
    if step.price is not None:
        price = run.read(step.price)
        from_cells = isinstance(step.price, CellRead)
        if price.number is not None:
            parts.append((price.number, price.optional))
            cells.append(price.number.sql)
    quantity = run.number
    if quantity is not None and step.rates:
        quantity = run.pinned(quantity, "basis")
        run.basis = quantity
    for rate in step.rates:
        part = _rate(rate, run, quantity)
        from_cells = from_cells and isinstance(rate.amount, CellRead)
        if part is not None:
            parts.append((part[0], part[1]))
            cells.append(part[2])
    check_currency(step, run)
    if from_cells and not (parts and not all(optional for _, optional in parts)):
        hole = both([is_null(cell) for cell in cells])
        run.refuse_where(hole if hole is not None else integer(1).eq(integer(1)), RefusalCode.NO_PRICE)
    if not parts:
        run.value = Value(run.line.type.kind, sql=NULL, optional=True)
        return
    total = add([or_zero(number, optional) for number, optional in parts])
    if basis is not None and basis.optional:
        total = replace(total, sql=case([(is_known(basis.expression), total.sql)]))
    run.become(total, optional=basis is not None and basis.optional)


def _rate(rate: RateOf, run: Run, quantity: Number | None) -> tuple[Number, bool, Sql] | None:
    amount = read_rate(rate, run)
    if amount.number is None or quantity is None:
        return None
    found = amount.number
    shown = replace(found, factor=found.factor)
    if run.rate is None:
        run.rate = shown
    elif run.rate.factor == shown.factor:
        run.rate = Number(
            coalesce(run.rate.sql, shown.sql), shown.factor, min(run.rate.low, shown.low), max(run.rate.high, shown.high)
        )
    priced = rate_times(found, Fraction(rate.per.amount), rate.per.started, quantity)
    return priced, amount.optional, found.sql


def read_rate(rate: RateOf, run: Run) -> Value:
    """The rate: of a cell only where it stands in the unit of this rate."""
    if not isinstance(rate.amount, CellRead):
        return run.read(rate.amount)
    cell = run.lookup.cells.get(rate_column(rate.amount.heading, rate.per)) if run.lookup else None
    return cell.value if cell is not None else Value(Kind.NUMBER, sql=NULL, optional=True)


STEPS = {Priced: lower}
