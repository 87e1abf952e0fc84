"""A yes/no line."""

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.test import Test
from quittance.engines.compile.features.when import answer
from quittance.engines.compile.run import Run
from quittance.engines.compile.value import Value


def lower(step: Test, run: Run) -> None:
    """The answer of the condition becomes the running value."""
    sql, refusal = answer(step.condition, run)
    run.add_refusal(refusal)
    run.value = Value(Kind.YES_NO, sql=sql)


STEPS = {Test: lower}
