"""`above`: the free part."""

from quittance.core.tariff.features.above import Above
from quittance.engines.compile.number import at_least_zero, chosen, subtract
from quittance.engines.compile.run import Run
from quittance.engines.compile.sql import is_null


def lower(step: Above, run: Run) -> None:
    """max(0, value - limit); without a limit the value stays as it is."""
    limit, optional = run.read_number(step.limit)
    if limit is None or run.number is None:
        return
    if not optional:
        run.become(at_least_zero(run.pinned(subtract(run.number, limit), "above")))
        return
    free = run.pinned(limit, "free")
    rest = at_least_zero(run.pinned(subtract(run.number, free), "above"))
    run.become(chosen([(is_null(free.sql), run.number)], rest))


STEPS = {Above: lower}
