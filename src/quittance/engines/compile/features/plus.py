"""`plus`: a fixed quantity more."""

from quittance.core.tariff.features.plus import Plus
from quittance.engines.compile.number import add
from quittance.engines.compile.run import Run, or_zero


def lower(step: Plus, run: Run) -> None:
    """value + amount."""
    amount, optional = run.read_number(step.amount)
    if amount is not None and run.number is not None:
        run.become(add([run.number, or_zero(amount, optional)]))


STEPS = {Plus: lower}
