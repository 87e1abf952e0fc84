"""The quote that is proposed after a check: with facts that the tariff reads, and enough of them."""

from __future__ import annotations

import pytest

from quittance.core.rating.rater import Rater
from quittance.core.rating.refusals import Code
from quittance.core.tariff.facts_to_try import facts_to_try
from tests.core.tariff.sheet import plan_of as written
from tests.tariffs.test_examples import TARIFFS, plan_of, row_of


@pytest.mark.parametrize("tariff", sorted(path.name for path in TARIFFS.iterdir()))
def test_no_fact_is_missing_where_all_are_named(tariff: str) -> None:
    plan = plan_of(tariff)
    facts, everything = facts_to_try(plan, 100)

    results = Rater(plan).rate([row_of(plan, {**dict(facts), "id": "quote"})])

    mine = [result for result in results if not result.scope.is_group]
    assert not everything or all(result.refusal != Code.MISSING_FACT for result in mine)
    assert len(dict(facts)) == len(facts)


def test_a_tariff_that_reads_no_weight_is_not_asked_with_one() -> None:
    plan = written('[[line]]\ncharge = "fee"\nof = "units"\nrate = "2.00 GBP per unit"')
    assert facts_to_try(plan, 5) == ((("units", "1"), ("ship_date", "2026-01-01")), True)


def test_words_are_those_of_the_card_and_others_are_left_open() -> None:
    line = '[[line]]\ncharge = "fee"\nwhen = "market is UK and sku = lot"\nprice = "2.00 GBP"'
    assert facts_to_try(written(line), 5) == ((("market", "UK"), ("ship_date", "2026-01-01")), False)


def test_no_more_are_named_than_wanted() -> None:
    line = '[[line]]\nmeasure = "m"\nper = "parcel"\ngreatest_of = ["weight", "hub_weight", "cube_weight"]'
    facts, everything = facts_to_try(written(line), 3)
    assert (dict(facts), everything) == (
        {"weight": "0.2 kg", "hub_weight": "1 kg", "ship_date": "2026-01-01"}, False,
    )  # fmt: skip
