"""A tier over several contracts: the frame agreement is a tariff of its own, over the facts of all of them.

Decision 0011. What the contracts charge comes to it as `buy.<charge>`, in a column of the facts.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from quittance.core.facts.row import FactRow
from quittance.core.rating.chain import LoopBetweenTariffs
from quittance.core.rating.rater import Rater
from tests.core.tariff.sheet import plan_of
from tests.support.agree import rate_both, together
from tests.support.rows import row

CONTRACTS = {
    carrier: plan_of(
        f'[[line]]\ncharge = "transport"\nwhen = "carrier is {carrier}"\nprice = "{price} GBP"',
        {"tariff": f'"{carrier}"'},
    )
    for carrier, price in (("north", "3.10"), ("south", "2.95"))
}
FRAME = plan_of(
    """
    [[line]]
    measure = "parcels_in_month"
    per     = "account, month"
    of      = "count of parcel"

    [[line]]
    measure = "spent"
    per     = "account, month"
    of      = "sum of buy.transport"

    [[line]]
    discount = "frame_rebate"
    per      = "account, month"
    when     = "parcels_in_month >= 5"
    of       = "spent"
    rate     = "4 %"
    """,
    {"tariff": '"frame"'},
)


def parcels(north: int, south: int) -> list[FactRow]:
    carriers = ["north"] * north + ["south"] * south
    return [row(f"p{at}", account="A", carrier=carrier) for at, carrier in enumerate(carriers)]


def with_costs(rows: list[FactRow]) -> list[FactRow]:
    """The facts with what the contracts charged, as a first run brings them into a column."""
    cost = {
        (result.subject_id): result.total
        for plan in CONTRACTS.values()
        for result in Rater(plan).rate(rows)
        if result.total
    }
    return [replace(one, values={**one.values, "buy.transport": cost[one.id]}) for one in rows]


@pytest.mark.parametrize(("north", "south", "rebate"), [(3, 2, "-0.61"), (2, 2, None), (0, 6, "-0.71")])
def test_a_tier_counts_the_parcels_of_all_contracts(north: int, south: int, rebate: str | None) -> None:
    both = rate_both(FRAME, with_costs(parcels(north, south)))

    assert not both.differences, "\n".join(both.differences)
    (month,) = [result for result in both.reference if result.scope.is_group]
    assert month.line("frame_rebate").value == (Decimal(rebate) if rebate else None)


def test_in_one_run_with_its_contracts_it_is_refused_as_a_loop() -> None:
    with pytest.raises(LoopBetweenTariffs):
        together([*CONTRACTS.values(), FRAME], parcels(3, 2))
