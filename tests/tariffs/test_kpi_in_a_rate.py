"""A KPI is a number like any other: the share on time makes the percentage of a bonus and of a malus."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quittance.core.facts.row import FactRow
from tests.core.tariff.sheet import plan_of
from tests.support.agree import rate_both
from tests.support.rows import row

CARD = """
    [[line]]
    charge = "order_fee"
    price  = "1.10 GBP"

    [[line]]
    measure = "on_time"
    per     = "account, month"
    of      = "share of shipped_on_time"

    [[line]]
    measure = "bonus_rate"
    per     = "account, month"
    note    = "half a percent for every point above 96 %"
    of      = "on_time"
    above   = "96 %"
    rate    = "50 %"

    [[line]]
    measure   = "missing"
    per       = "account, month"
    top_up_to = "92 %"
    of        = "on_time"

    [[line]]
    measure = "malus_rate"
    per     = "account, month"
    note    = "twice what is missing from 92 %, at most 30 %"
    of      = "missing"
    rate    = "200 %"
    at_most = "30 %"

    [[line]]
    charge = "bonus"
    per    = "account, month"
    of     = "order_fee"
    rate   = "bonus_rate"

    [[line]]
    discount = "malus"
    per      = "account, month"
    of       = "order_fee"
    rate     = "malus_rate"
"""
MARCH = "account=S1, month=2026-03"


def month(on_time: int, late: int) -> list[FactRow]:
    return [
        row(f"o{at}", "order", account="S1", ship_date="2026-03-10", shipped_on_time=at < on_time)
        for at in range(on_time + late)
    ]


@pytest.mark.parametrize(
    ("on_time", "late", "bonus", "malus"),
    [
        (40, 0, "0.88", "0.00"),  # 100 %: 2 % of 44.00
        (39, 1, "0.33", "0.00"),  # 97.5 %: 0.75 % of 44.00
        (37, 3, "0.00", "0.00"),  # 92.5 %: between the two
        (36, 4, "0.00", "-1.76"),  # 90 %: twice 2 % of 44.00
        (19, 2, "0.00", "-0.70"),  # 90.476 %: twice 1.524 % of 23.10 is 0.704
        (20, 20, "0.00", "-13.20"),  # 50 %: the cap of 30 % of 44.00
    ],
)
def test_the_rate_follows_the_share_on_time(on_time: int, late: int, bonus: str, malus: str) -> None:
    both = rate_both(plan_of(CARD, {"per": '"order"'}), month(on_time, late))

    assert not both.differences, "\n".join(both.differences)
    (result,) = [result for result in both.reference if result.subject_id == MARCH]
    assert (result.line("bonus").value, result.line("malus").value) == (Decimal(bonus), Decimal(malus))
