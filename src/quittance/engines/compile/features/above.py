"""`above`: the free part."""

from quittance.core.tariff.features.above import Above
from quittance.engines.compile.number import at_least_zero, subtract
from quittance.engines.compile.run import Run, or_zero


def lower(step: Above, run: Run) -> None:
    """max(0, value - limit); no limit takes nothing off."""
    limit, optional = run.read_number(step.limit)
    if limit is None or run.number is None:
        return
    run.become(at_least_zero(run.pinned(subtract(run.number, or_zero(limit, optional)), "above")))


STEPS = {Above: lower}
