"""A European parcel bought on a contract, sold at cost plus, and charged between our companies, in one
run.
"""

from __future__ import annotations

from decimal import Decimal

from quittance.core.facts.row import FactRow
from tests.support.agree import Both, rate_together
from tests.tariffs.test_examples import plan_of, row_of

CONTRACT, SELL, INTERNAL = "contract-parcel-eu", "sell-cost-plus", "internal-cost-plus"
PARCELS = {  # as in the examples of the contract
    "rotterdam": ("NL", "3011 AA", "0.25 kg", "20 cm", "15 cm", "3 cm", "2026-03-10"),
    "munich": ("DE", "80331", "1 kg", "40 cm", "30 cm", "15 cm", "2026-03-10"),
    "sylt": ("DE", "25980", "4 kg", "30 cm", "20 cm", "10 cm", "2026-03-10"),
    "sydney": ("AU", "2000", "4 kg", "30 cm", "20 cm", "10 cm", "2026-03-10"),
    "last year": ("DE", "80331", "1 kg", "40 cm", "30 cm", "15 cm", "2025-12-31"),
}
FACTS = ("dest_country", "dest_postcode", "weight", "longest", "median", "shortest", "ship_date")


def _rows() -> list[FactRow]:
    plan = plan_of(CONTRACT)
    return [row_of(plan, {"id": id, **dict(zip(FACTS, facts, strict=True))}) for id, facts in PARCELS.items()]


def _answers(*tariffs: str) -> dict[str, Both]:
    answers = rate_together([plan_of(tariff) for tariff in tariffs], _rows())
    for both in answers:
        assert not both.differences, "\n".join(both.differences[:5])
    return dict(zip(tariffs, answers, strict=True))


def _totals(both: Both) -> dict[str, object]:
    return {result.subject_id: result.refusal or result.total for result in both.reference}


def test_cost_plus_and_a_cost_that_nobody_knows() -> None:
    answers = _answers(SELL, INTERNAL, CONTRACT)
    assert _totals(answers[SELL]) == {
        "rotterdam": Decimal("3.24"),  # 2.68 + 0.26, and at least 0.30
        "munich": Decimal("5.54"),  # 4.59 + 0.45, and 10 %
        "sylt": Decimal("15.61"),  # 11.79 + 2.40, and 10 %
        "sydney": "BUY_REFUSED",
    }
    assert _totals(answers[INTERNAL]) == {
        "rotterdam": Decimal("3.15"),  # 105 % of 2.68 - 0.07 + 0.08 + 0.05 + 0.26
        "munich": Decimal("5.46"),  # 105 % of 4.59 - 0.11 + 0.19 + 0.08 + 0.45
        "sylt": Decimal("28.14"),  # 105 % of 11.79 - 0.29 + 12.50 + 0.19 + 0.21 + 2.40
        "sydney": "BUY_REFUSED",
    }


def test_without_the_contract_nothing_was_bought() -> None:
    (sold,) = _answers(SELL).values()
    assert all(result.total == 0 for result in sold.reference)
