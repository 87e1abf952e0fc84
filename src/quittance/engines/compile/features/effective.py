"""A window that happens once."""

from sqlglot import exp

from quittance.core.tariff.features.effective import Effective
from quittance.engines.compile.run import Run
from quittance.engines.compile.sql import Sql, both, day, integer


def lower(gate: Effective, run: Run) -> tuple[Sql, Sql | None]:
    """starts <= pricing date < ends."""
    date = run.frame.price_day(run.line.price_date, run.line.number)
    starts = date.expression >= day(gate.starts) if gate.starts else None
    ends = date.expression < day(gate.ends) if gate.ends else None
    return both([starts, ends]) or exp.true(), date.refusal


GATES = {Effective: lower}
__all__ = ["GATES", "integer"]
