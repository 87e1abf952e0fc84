"""A recurring window."""

from sqlglot import exp

from quittance.core.tariff.features.season import Season
from quittance.engines.compile.dates import calendar_number
from quittance.engines.compile.run import Run
from quittance.engines.compile.sql import Sql, integer


def lower(gate: Season, run: Run) -> tuple[Sql, Sql | None]:
    """Month and day as one number, between the two ends."""
    date = run.frame.price_day(run.line.price_date, run.line.number)
    month, day = (calendar_number(word, date.expression).sql for word in ("month", "day"))
    now = run.frame.define(f"month_day_{run.line.price_date}", month * integer(100) + day)
    first, last = (integer(month * 100 + day) for month, day in (gate.first, gate.last))
    inside = exp.and_ if gate.first <= gate.last else exp.or_
    return exp.Paren(this=inside(now >= first, now <= last)), date.refusal


GATES = {Season: lower}
