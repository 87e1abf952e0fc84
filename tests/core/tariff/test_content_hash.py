from __future__ import annotations

import pytest

from quittance.core.tariff.content_hash import content_hash
from tests.core.tariff.sheet import checked, plan_of

FEE = '[[line]]\ncharge = "fee"\ntable = "prices"\nnote = "as agreed"\n'
PRICES = "weight up to [kg],price [GBP],note\n2,2.00,\n10,4.50,agreed\n"
BASE = plan_of(FEE, prices=PRICES).content_hash


def test_it_is_a_hash_and_repeats() -> None:
    plan = plan_of(FEE, prices=PRICES)
    assert BASE.startswith("sha256:")
    assert plan.content_hash == content_hash(plan) == BASE


@pytest.mark.parametrize(
    ("body", "prices"),
    [
        ("# a comment\n\n" + FEE, PRICES),
        ('[[line]]\nnote = "as agreed"\ntable = "prices"\ncharge   =   "fee"\n', PRICES),
        (FEE, "# from page 3\n weight up to [kg] ,price [GBP],note\n\n2,2.00,\n 10 ,4.50,agreed\n"),
        (FEE, PRICES.replace("4.50", "4.5").replace("2.00", "2")),
    ],
)
def test_layout_does_not_change_it(body: str, prices: str) -> None:
    assert plan_of(body, prices=prices).content_hash == BASE


@pytest.mark.parametrize(
    ("body", "prices"),
    [
        (FEE.replace("as agreed", "agreed"), PRICES),
        (FEE + 'code = "F1"', PRICES),
        (FEE, PRICES.replace("4.50", "4.51")),
        (FEE, PRICES.replace("[kg]", "[lb]")),
        (FEE, PRICES.replace("agreed", "")),
        (FEE, "weight up to [kg],price [GBP],note\n10,4.50,agreed\n2,2.00,\n"),
    ],
)
def test_meaning_changes_it(body: str, prices: str) -> None:
    assert plan_of(body, prices=prices).content_hash != BASE


def test_a_published_version_is_accepted_only_as_it_was() -> None:
    assert checked(FEE, {"published": f'"{BASE}"'}, prices=PRICES).plan is not None
    edited = checked(FEE, {"published": f'"{BASE}"'}, prices=PRICES.replace("4.50", "4.60"))
    assert [finding.code for finding in edited.errors] == ["PUBLISHED_AND_EDITED"]
    assert edited.plan is None
