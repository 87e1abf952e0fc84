"""The latest day on which a charge may be made."""

from sqlglot import exp

from quittance.core.tariff.features.within import Within
from quittance.engines.compile import facts
from quittance.engines.compile.dates import ordinal
from quittance.engines.compile.run import Run
from quittance.engines.compile.sql import Sql, case, integer
from quittance.engines.compile.value import RefusalCode, first_refusal, refused


def lower(gate: Within, run: Run) -> tuple[Sql, Sql | None]:
    """Always yes; later than the last day refuses TOO_LATE."""
    number = run.line.number
    known = facts.read(run.frame, gate.known, number, run.line.price_date)
    since = facts.read(run.frame, gate.since, number, run.line.price_date)
    missing = first_refusal([known.refusal, since.refusal])
    late = ordinal(known.expression).sql > ordinal(since.expression).sql + integer(gate.days)
    too_late = case([(late, refused(number, RefusalCode.TOO_LATE))], integer(0))
    refusal = too_late if missing is None else case([(missing > integer(0), missing)], too_late)
    return exp.true(), refusal


GATES = {Within: lower}
