"""What an explanation makes of a card written as text: the card's own units, and lines of other sheets."""

from __future__ import annotations

from quittance.core.facts.row import FactRow
from quittance.core.rating.explain import table_rows
from quittance.core.rating.rater import Rater
from quittance.core.rating.words import Language
from quittance.core.tariff.plan import Plan
from tests.core.tariff.sheet import plan_of
from tests.support.rows import row

POUNDS = plan_of(
    """
    [[line]]
    measure = "dim_weight"
    of      = "volume"
    rate    = "1 lb per 139 in3"

    [[line]]
    measure = "unpacked"
    per     = "parcel"
    when    = "weight < 1 lb"
    of      = "weight"

    [[line]]
    measure     = "unpacked"
    per         = "parcel"
    greatest_of = ["weight", "dim_weight"]

    [[line]]
    measure  = "billed"
    per      = "parcel"
    of       = "weight"
    at_least = "2 lb"

    [[line]]
    charge = "oversize"
    table  = "oversize"
    """,
    oversize="longest over [in],price [GBP]\n48,3.00\n,0.00\n",
)
ORDERS = plan_of(
    """
    [[line]]
    measure = "bought"
    per     = "order"
    of      = "sum of units"

    [[line]]
    charge = "fee"
    when   = "bought < 3"
    of     = "units"
    rate   = "1.50 GBP per unit"

    [[line]]
    charge = "fee"
    of     = "units"
    rate   = "1.00 GBP per unit"

    [[line]]
    charge = "order_fuel"
    per    = "order"
    of     = "fee"
    rate   = "10 %"
    """,
    {"per": '"order_line"'},
)
LINES = [row(at, "order_line", units=2, order_id="O1", account="A") for at in ("a", "b")]


def told(plan: Plan, rows: list[FactRow], name: str, language: Language = "en") -> list[str]:
    results = Rater(plan).rate(rows)
    return [line.how for result in results for line in table_rows(result, language) if line.name == name]


def test_a_fact_is_told_in_the_unit_of_what_it_meets() -> None:
    rows = [row(weight="10 lb", volume="1390 in3", longest="50 in")]
    assert told(POUNDS, rows, "unpacked") == [
        "not applied: weight 10 lb is not < 1 lb",
        "greatest of weight 10 lb, dim_weight 10 lb",
    ]
    assert told(POUNDS, rows, "billed") == ["weight 10 lb, at least 2 lb"]
    assert told(POUNDS, rows, "oversize") == ["example/oversize.csv line 2 (longest 50 in): 3.00 GBP"]


def test_what_another_sheet_shows_is_told_with_its_line() -> None:
    assert told(ORDERS, LINES[:1], "fee")[0] == "units 2 × 1.50 GBP per unit"
    assert told(ORDERS, LINES, "fee")[0] == "not applied: bought 4 unit [line 1, its order] is not < 3"
    assert told(ORDERS, LINES, "order_fuel") == ["fee 4.00 GBP [line 2, every order_line] × 10 %"]


def test_the_same_in_chinese() -> None:
    assert told(ORDERS, LINES, "fee", "zh")[0] == "不适用：bought 4 件［第 1 行，所属 order］ 不满足 < 3"
    assert told(ORDERS, LINES, "fee", "zh")[1] == "units 2 × 每 件 计 1.00 GBP"
