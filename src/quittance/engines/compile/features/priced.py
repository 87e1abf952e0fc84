"""`price` and `rate` on the whole quantity."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.priced import Priced, RateOf
from quittance.core.tariff.operand import CellRead, LineRead, Literal
from quittance.engines.compile.number import Number, add, chosen, multiply, rounded
from quittance.engines.compile.run import Run, or_zero
from quittance.engines.compile.sql import NULL, Sql, both, case, either, integer, is_known, is_null
from quittance.engines.compile.tables.reading import rate_column
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
    given: list[Sql] = []  # what the parts are made of: null where a part is not there
    if step.price is not None:
        price = run.read(step.price)
        if price.number is not None:
            parts.append((price.number, price.optional))
            given.append(price.number.sql)
    quantity = run.number
    if quantity is not None and step.rates:
        quantity = run.pinned(quantity, "basis")
        run.basis = quantity
    earlier: list[Sql] = []
    for rate in step.rates:
        part = _rate(rate, run, quantity, earlier)
        if part is not None:
            parts.append((part[0], part[1] or bool(earlier)))
            given.append(part[2])
            earlier.append(part[2])
    sure = any(not optional for _, optional in parts)
    there = [] if sure else [either([is_known(sql) for sql in given])]
    if not sure:
        sure = _refuse_hole(step, run, given)
    if not parts:
        run.value = Value(run.line.type.kind, sql=NULL, optional=True)
        return
    total = add([or_zero(number, optional) for number, optional in parts])
    if basis is not None and (basis.optional or basis.refusal is not None):
        there.append(is_known(basis.expression))
    condition = both(there)
    if condition is not None:
        total = replace(total, sql=case([(condition, total.sql)]))
    run.become(total, optional=not sure or (basis is not None and basis.optional))


def _refuse_hole(step: Priced, run: Run, given: list[Sql]) -> bool:
    """NO_PRICE where everything comes from cells and all are empty; says whether every such row is refused,
    so that no price is missing without a word. Cells of a line that is absent are absent.
    """
    sources = [rate.amount for rate in step.rates] + ([] if step.price is None else [step.price])
    if any(
        isinstance(one, Literal) or (isinstance(one, LineRead) and one.heading is None) for one in sources
    ):
        return False
    hole: list[Sql | None] = [is_null(sql) for sql in given]
    others = {one.name for one in sources if isinstance(one, LineRead)}
    if others and not any(isinstance(one, CellRead) for one in sources):
        was_read = [run.frame.applied(name) for name in sorted(others)]
        if all(one is not None for one in was_read):
            hole.append(either(was_read))
    run.refuse_where(both(hole) or integer(1).eq(integer(1)), RefusalCode.NO_PRICE)
    return len(hole) == len(given) > 0


def _rate(
    rate: RateOf, run: Run, quantity: Number | None, earlier: list[Sql]
) -> tuple[Number, bool, Sql] | None:
    """What the rate comes to, whether it may be absent, and the rate itself. Of several the first that is
    filled counts.
    """
    amount = read_rate(rate, run, earlier)
    if amount.number is None or quantity is None:
        return None
    found = amount.number
    run.rate = found if run.rate is None else chosen([(is_known(run.rate.sql), run.rate)], found)
    priced = rate_times(found, Fraction(rate.per.amount), rate.per.started, quantity)
    before = both([is_null(sql) for sql in earlier])
    if before is not None:
        priced = replace(priced, sql=case([(before, priced.sql)]))
    return priced, amount.optional or amount.refusal is not None, found.sql


def read_rate(rate: RateOf, run: Run, earlier: list[Sql]) -> Value:
    """The rate: of a cell only where it stands in the unit of this rate."""
    if not isinstance(rate.amount, CellRead):
        return run.read(rate.amount)
    if run.lookup is None:
        return Value(Kind.NUMBER, sql=NULL, optional=True)
    line, heading = run.line, rate.amount.heading
    value = run.frame.cell(run.lookup, rate_column(heading, rate.per), heading, line.number, line.price_date)
    if not earlier:
        run.add_refusal(value.refusal)
    return value


STEPS = {Priced: lower}
