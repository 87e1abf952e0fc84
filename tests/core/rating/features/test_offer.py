from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest

from quittance.core.rating.rater import NeedsOtherRows, Rater
from quittance.core.rating.result import SubjectResult
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.limits import AtMost
from quittance.core.tariff.features.offer import Budget, TakenOff
from quittance.core.tariff.features.priced import Priced
from tests.support.plans import ROUND, Sheet
from tests.support.rows import row


def _sheet(budget: str) -> Sheet:
    sheet = Sheet()
    sheet.charge("freight", Basis(sheet.reads("declared_value")), ROUND)
    half = Priced(None, (sheet.rate("50 %"),))
    steps = (half, AtMost(sheet.amount("1.50 GBP")), ROUND, Budget(sheet.amount(budget)), TakenOff())
    sheet.discount("launch_offer", Basis(sheet.reads("freight")), *steps)
    return sheet


def _offers(results: list[SubjectResult]) -> dict[str, Decimal]:
    return {result.subject_id: result.line("launch_offer").value for result in results}  # type: ignore[misc]


ROWS = [
    row("c", ship_date="2026-03-01", declared_value="2.00 GBP"),
    row("a", ship_date="2026-03-02", declared_value="9.00 GBP"),
    row("b", ship_date="2026-03-02", declared_value="2.00 GBP"),
    row("d", ship_date="2026-03-03", declared_value="9.00 GBP"),
]


def test_a_discount_is_written_positive_and_counts_negative() -> None:
    results = Rater(_sheet("100 GBP").plan()).rate(ROWS)
    assert _offers(results) == {"c": -1, "a": Decimal("-1.50"), "b": -1, "d": Decimal("-1.50")}
    assert [result.total for result in results] == [1, Decimal("7.50"), 1, Decimal("7.50")]


def test_the_budget_is_used_up_by_pricing_date_then_id() -> None:
    rater = Rater(_sheet("3.00 GBP").plan())
    for rows in permutations(ROWS):
        assert _offers(rater.rate(rows)) == {"c": -1, "a": Decimal("-1.50"), "b": Decimal("-0.50"), "d": 0}


def test_a_refused_subject_uses_nothing() -> None:
    rows = [row("0", ship_date="2026-02-01"), row("1", ship_date=None, declared_value="9 GBP"), *ROWS]
    results = Rater(_sheet("3.00 GBP").plan()).rate(rows)
    assert [result.line("launch_offer").about for result in results[:2]] == ["declared_value", "ship_date"]
    assert results[3].line("launch_offer").value == Decimal("-1.50")


def test_a_budget_needs_all_rows() -> None:
    with pytest.raises(NeedsOtherRows):
        Rater(_sheet("3.00 GBP").plan()).rate_row(ROWS[0])
