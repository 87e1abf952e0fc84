"""`at_least`, `at_most`."""

from quittance.core.tariff.features.limits import AtLeast, AtMost
from quittance.engines.compile.number import Number, extreme
from quittance.engines.compile.run import Run
from quittance.engines.compile.sql import case, is_known


def lower(step: AtLeast | AtMost, run: Run) -> None:
    """The greater (lesser) of value and limit; an absent limit limits nothing, an absent value stays
    absent.
    """
    limit, _ = run.read_number(step.limit)
    if limit is None or run.number is None:
        return
    value = run.pinned(run.number, "unlimited")
    found = extreme([value, limit], greatest_of=isinstance(step, AtLeast))
    assert run.value is not None
    if run.value.optional or run.refusals:
        found = Number(case([(is_known(value.sql), found.sql)]), found.factor, found.low, found.high)
    run.become(found)


STEPS = {AtLeast: lower, AtMost: lower}
