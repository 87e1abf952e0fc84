"""A discount's budget and its sign."""

from dataclasses import replace

from sqlglot import exp

from quittance.core.tariff.features.offer import Budget, TakenOff
from quittance.engines.compile.number import Number, extreme, negative, rescaled, subtract
from quittance.engines.compile.run import Run, where_known
from quittance.engines.compile.sql import HUGEINT, column, is_known
from quittance.engines.compile.subject import subject_id

MEMBERS_MAX = 10**9  # no run has more subjects than this


def lower(step: Budget, run: Run) -> None:
    """What the budget still holds of the amount, in order of pricing date, then id."""
    if run.number is None:
        return
    day = run.frame.price_day(run.line.price_date, run.line.number)
    run.add_refusal(day.refusal)
    asked = run.number if run.applies is None else where_known(run.number, run.applies)
    refusal = run.refusal()
    if refusal is not None:
        asked = where_known(asked, refusal.eq(0))
    asked = run.pinned(asked, "asked")
    run.frame.close()
    window = exp.Window(
        this=exp.Sum(this=exp.cast(asked.sql.copy(), HUGEINT)),
        partition_by=[column("version")],
        order=exp.Order(
            expressions=[
                exp.Ordered(this=day.expression.copy(), nulls_first=False),
                exp.Ordered(this=subject_id(run.frame)),
            ]
        ),
        spec=exp.WindowSpec(kind="ROWS", start="UNBOUNDED", start_side="PRECEDING", end="CURRENT ROW"),
    )
    total = run.pinned(
        Number(window, asked.factor, min(0, asked.low) * MEMBERS_MAX, max(0, asked.high) * MEMBERS_MAX),
        "asked_so_far",
    )
    budget = run.frame.literal(step.amount)
    upto = extreme([total, budget], greatest_of=False)
    before = extreme([subtract(total, replace(asked, low=min(0, asked.low))), budget], greatest_of=False)
    granted = subtract(run.pinned(upto, "budget_used"), run.pinned(before, "budget_before"))
    most = rescaled(asked, granted.factor)  # what is granted lies between nothing and what was asked
    granted = replace(granted, low=min(0, most.low), high=max(0, most.high))
    run.become(where_known(granted, is_known(asked.sql)), optional=True)


def lower_taken_off(step: TakenOff, run: Run) -> None:
    """The amount counts negative."""
    if run.number is not None:
        run.become(negative(run.number))


STEPS = {Budget: lower, TakenOff: lower_taken_off}
