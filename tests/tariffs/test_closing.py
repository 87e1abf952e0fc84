"""Months, quarters and years that have not closed, on whole cards: provisional, then trued up at the
close.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest

from quittance.core.facts.row import FactRow
from quittance.core.rating.rater import Rater
from quittance.core.rating.result import SubjectResult
from quittance.core.rating.true_up import deltas
from tests.support.agree import rate_both
from tests.tariffs.test_examples import plan_of, row_of

ORDER = {"items": "1", "picks": "1", "shipped_on_time": "yes"}


def orders(tariff: str, month: str, count: int) -> list[FactRow]:
    plan = plan_of(tariff)
    facts = {"subject": "order", "account": "S1", "shipped_date": f"{month}-05"}
    if tariff == "threepl-uk-contract":
        facts |= ORDER
    return [row_of(plan, {**facts, "id": f"{month}-{at:05}"}) for at in range(count)]


def parcels(days: Iterable[str], late: Iterable[int] = ()) -> list[FactRow]:
    plan = plan_of("carrier-yearly-bonus")
    return [
        row_of(
            plan,
            {"id": f"{at:03}", "ship_date": day, "delivered_on_time": "no" if at in late else "yes"},
        )
        for at, day in enumerate(days)
    ]


def rated(tariff: str, rows: list[FactRow], closed_before: str | None) -> list[SubjectResult]:
    """By the reference, after a look that the engine says the same."""
    day = date.fromisoformat(closed_before) if closed_before else None
    both = rate_both(plan_of(tariff), rows, closed_before=day)
    assert not both.differences, "\n".join(both.differences[:5])
    return both.reference


def amounts(results: list[SubjectResult], group: str) -> dict[str, tuple[Decimal, bool]]:
    (mine,) = [result for result in results if result.subject_id == group and result.amounts]
    return {amount.line.name: (Decimal(amount.value), amount.provisional) for amount in mine.amounts}  # type: ignore[arg-type]


def told(before: list[SubjectResult], after: list[SubjectResult]) -> list[tuple[str, str, Decimal]]:
    return [(one.subject.id, one.code, Decimal(one.amount)) for one in deltas(before, after)]  # type: ignore[arg-type]


def test_a_retroactive_rebate_is_estimated_by_last_months_tier_and_trued_up() -> None:
    """5,002 orders earn 2 % on the whole month; while it is open it counts as February did: two."""
    card, march = "threepl-uk-contract", "account=S1, month=2026-03"
    rows = orders(card, "2026-02", 2) + orders(card, "2026-03", 5002)
    provisional, final = rated(card, rows, "2026-03-20"), rated(card, rows, "2026-04-01")
    assert amounts(provisional, march)["volume_rebate"] == (Decimal("0.00"), True)
    # 1,000 x 1.25 + 4,000 x 1.10 + 2 x 0.99 = 5,651.98
    assert amounts(final, march)["volume_rebate"] == (Decimal("-113.04"), False)
    assert told(provisional, final) == [(march, "volume_rebate", Decimal("-113.04"))]
    assert told(rated(card, rows, None), final) == []
    assert [result.subject_id for result in provisional if result.provisional] == [march]


def test_a_rebate_earned_last_month_is_taken_back_when_the_month_stays_small() -> None:
    card, march = "threepl-uk-contract", "account=S1, month=2026-03"
    rows = orders(card, "2026-02", 5001) + orders(card, "2026-03", 300)
    provisional, final = rated(card, rows, "2026-03-01"), rated(card, rows, "2026-04-01")
    assert amounts(provisional, march)["volume_rebate"] == (Decimal("-7.50"), True)  # 2 % of 375.00
    assert told(provisional, final) == [(march, "volume_rebate", Decimal("7.50"))]


def test_what_is_known_so_far_is_final_only_at_the_close() -> None:
    """Three orders on the 20th earn 2 %; two more by the end earn 4 %, and what hangs on it moves along."""
    card, march = "threepl-tiers", "account=S1, month=2026-03"
    early, late = orders(card, "2026-03", 3), orders(card, "2026-03", 5)
    provisional, final = rated(card, early, "2026-03-20"), rated(card, late, "2026-04-01")
    assert amounts(provisional, march)["volume_rebate"] == (Decimal("-0.11"), True)
    assert amounts(final, march)["volume_rebate"] == (Decimal("-0.35"), False)
    assert (march, "volume_rebate", Decimal("-0.24")) in told(provisional, final)
    assert not any(result.provisional for result in final)


YEAR = ["2026-01-10", "2026-02-10", "2026-03-31", "2026-04-01", "2026-05-10", "2026-07-01", "2026-08-10",
        "2026-10-01", "2026-12-31"]  # fmt: skip
BEFORE = [f"2025-{month:02}-15" for month in range(1, 13)]


def test_a_yearly_bonus_is_accrued_by_the_quarter_and_kept_at_the_end_of_the_year() -> None:
    """settlement_model.md section 10, situation 14: twelve parcels last year, so 2 % is accrued in Q1."""
    rows = parcels([*BEFORE, *YEAR[:3]])
    first = rated("carrier-yearly-bonus", rows, "2026-04-01")
    assert amounts(first, "quarter=2026-Q1") == {"yearly_bonus": (Decimal("-0.30"), True)}
    assert amounts(first, "quarter=2025-Q4") == {"yearly_bonus": (Decimal("-0.30"), False)}
    final = rated("carrier-yearly-bonus", parcels([*BEFORE, *YEAR]), "2027-01-01")
    assert amounts(final, "quarter=2026-Q1") == {"yearly_bonus": (Decimal("-0.30"), False)}
    assert [one for one in told(first, final) if one[0].startswith("quarter=2026-Q1")] == []


def test_a_yearly_bonus_that_was_not_earned_is_taken_back_from_every_quarter() -> None:
    rows = parcels([*BEFORE, *YEAR[:8]])
    open_year = rated("carrier-yearly-bonus", rows, "2026-10-01")
    closed = rated("carrier-yearly-bonus", rows, "2027-01-01")
    assert told(open_year, closed) == [
        ("quarter=2026-Q1", "yearly_bonus", Decimal("0.30")),
        ("quarter=2026-Q2", "yearly_bonus", Decimal("0.20")),
        ("quarter=2026-Q3", "yearly_bonus", Decimal("0.20")),
        ("quarter=2026-Q4", "yearly_bonus", Decimal("0.10")),
    ]


def test_in_the_first_year_the_bonus_goes_by_what_is_known_so_far() -> None:
    first = rated("carrier-yearly-bonus", parcels(BEFORE[:3]), "2025-04-01")
    (quarter,) = [result for result in first if result.subject_id == "quarter=2025-Q1"]
    assert (quarter.amounts, quarter.provisional) == ((), True)


@pytest.mark.parametrize(("closed_before", "provisional"), [("2025-04-01", False), ("2025-03-31", True)])
def test_a_malus_is_provisional_until_its_quarter_closes(closed_before: str, provisional: bool) -> None:
    """One parcel late of three, as 96.1 % on time is below 97 %: 1 % of 15.00."""
    results = rated("carrier-yearly-bonus", parcels(BEFORE[:3], late=(1,)), closed_before)
    assert amounts(results, "quarter=2025-Q1") == {"on_time_malus": (Decimal("-0.15"), provisional)}


def test_the_rater_alone_needs_no_day() -> None:
    assert not any(
        result.provisional for result in Rater(plan_of("carrier-yearly-bonus")).rate(parcels(YEAR))
    )
