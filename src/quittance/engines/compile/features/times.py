"""`times`: multiplied."""

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.times import Times
from quittance.engines.compile.number import multiply
from quittance.engines.compile.run import Run
from quittance.engines.compile.sql import NULL
from quittance.engines.compile.value import Value


def lower(step: Times, run: Run) -> None:
    """value x factor; an absent factor makes the line absent."""
    factor = run.read(step.factor)
    if run.number is None:
        return
    if factor.number is None:
        run.value = Value(Kind.NUMBER, sql=NULL, optional=True)
        return
    assert run.value is not None
    run.become(multiply(run.number, factor.number), optional=run.value.optional or factor.optional)


STEPS = {Times: lower}
