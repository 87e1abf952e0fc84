"""`round`: the one visible rounding; the value before it is kept."""

from quittance.core.tariff.features.rounded import Rounded, RoundedToMinorUnit
from quittance.engines.compile.currencies import currency_of, exponents
from quittance.engines.compile.number import chosen, rounded
from quittance.engines.compile.run import Run
from quittance.engines.compile.sql import text
from quittance.kernel.currency import parse_currency
from quittance.kernel.rounding import Rounding


def lower(step: Rounded, run: Run) -> None:
    """The multiple of the step."""
    if run.number is None:
        return
    run.exact = run.pinned(run.number, "exact")
    run.become(rounded(run.exact, step.rounding))


def lower_to_minor_unit(step: RoundedToMinorUnit, run: Run) -> None:
    """The multiple of the currency's minor unit."""
    if run.number is None:
        return
    run.exact = run.pinned(run.number, "exact")
    decimals = exponents(run.frame)
    steps = {code: Rounding(step.mode, parse_currency(code).minor_step) for code in decimals}
    if len(set(decimals.values())) == 1:
        run.become(rounded(run.exact, next(iter(steps.values()))))
        return
    own = currency_of(run.frame, run.line.number, run.line.price_date)
    run.add_refusal(own.refusal)
    branches = [(own.expression.eq(text(code)), rounded(run.exact, one)) for code, one in steps.items()]
    run.become(chosen(branches, None))


STEPS = {Rounded: lower, RoundedToMinorUnit: lower_to_minor_unit}
