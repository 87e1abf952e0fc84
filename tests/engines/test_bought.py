"""Buy before sell, by both interpreters."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from quittance.core.facts.row import FactRow
from quittance.core.rating.chain import costs, in_order, with_bought
from quittance.core.rating.rater import Rater
from quittance.core.rating.result import SubjectResult
from quittance.core.tariff.features.basis import Basis
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.features.when import IsKnown
from quittance.core.tariff.operand import CellRead, FactRead
from quittance.core.tariff.plan import CurrencyRule, Plan
from tests.support.agree import rate_together, together
from tests.support.plans import ROUND, Sheet
from tests.support.rows import row
from tests.support.sides import buy, sell, side

ROWS = [row("a", weight="0.5 kg"), row("b", weight="1.5 kg"), row("c", weight="9 kg")]


def _fees(results: list[SubjectResult]) -> dict[str, object]:
    mine = [result for result in results if result.plan.header.tariff == "seller"]
    return {result.subject_id: result.total if not result.refusal else result.refusal for result in mine}


def _agree(plans: list[Plan], rows: list[FactRow]) -> dict[str, object]:
    """The fees, after a look that both interpreters say the same."""
    for both in rate_together(plans, rows):
        assert not both.differences, "\n".join(both.differences)
    return _fees(together(plans, rows))


def test_cost_plus_and_a_refused_buy_side_is_refused_not_free() -> None:
    assert _agree([sell(), buy()], ROWS) == {
        "a": Decimal("3.30"), "b": Decimal("4.95"), "c": "BUY_REFUSED",
    }  # fmt: skip


def test_without_a_buy_tariff_the_column_is_read_and_with_one_it_is_not() -> None:
    rows = [row("a", weight="0.5 kg", buy__transport="7.00 GBP", buy__duty="1.00 GBP")]
    sold = sell("GBP", "transport", "duty")
    assert _agree([sold], rows) == {"a": Decimal("8.80")}
    assert _agree([buy(), sold], rows) == {"a": Decimal("4.40")}  # 3.00 worked out, 1.00 of the column


def test_the_same_charge_of_several_buy_tariffs_adds_up_and_one_refusal_is_enough() -> None:
    small = Sheet(tariff="customs")
    small.table("limits", "weight up to [kg], price [GBP]", "1, 0.50")
    small.charge("transport", Priced(CellRead("price")), ROUND, table="limits")
    assert _agree([buy(), side(small, "buy"), sell()], ROWS) == {
        "a": Decimal("3.85"), "b": "BUY_REFUSED", "c": "BUY_REFUSED",
    }  # fmt: skip


def test_a_refusal_reaches_only_who_reads_a_charge_of_that_tariff() -> None:
    other = Sheet(tariff="customs")
    other.charge("clearance", Priced(other.amount("2.00 GBP")), ROUND)
    plans = [buy(), side(other, "buy"), sell("GBP", "clearance")]
    assert _agree(plans, ROWS) == dict.fromkeys("abc", Decimal("2.20"))


def test_a_row_for_which_no_buy_version_holds_has_no_known_cost() -> None:
    rows = [row("a", weight="0.5 kg"), row("old", weight="0.5 kg", ship_date="2025-02-01")]
    bought = buy()
    later = replace(bought, header=replace(bought.header, starts=rows[0].values["ship_date"]))  # type: ignore[arg-type]
    assert _agree([later, sell()], rows) == {"a": Decimal("3.30"), "old": "BUY_REFUSED"}


def test_a_cost_that_is_absent_adds_nothing() -> None:
    sheet = Sheet(tariff="carrier")
    sheet.charge("transport", Priced(sheet.amount("3.00 GBP")), ROUND)
    sheet.charge("toll", Priced(sheet.amount("0.10 GBP")), ROUND, when=IsKnown(FactRead("zone")))
    rows = [row("a"), row("b", zone="z1")]
    assert _agree([side(sheet, "buy"), sell("GBP", "transport", "toll")], rows) == {
        "a": Decimal("3.30"), "b": Decimal("3.41"),
    }  # fmt: skip


def test_is_known_is_refused_too_where_the_cost_is_not_known() -> None:
    sheet = Sheet(tariff="seller")
    sheet.charge("fee", Priced(sheet.amount("1.00 GBP")), ROUND, when=IsKnown(FactRead("buy.transport")))
    assert _agree([buy(), sheet.plan()], ROWS) == {"a": 1, "b": 1, "c": "BUY_REFUSED"}


def test_a_cost_in_another_currency_is_not_taken_for_the_own() -> None:
    assert _agree([buy(currency="EUR"), sell()], ROWS[:1]) == {"a": "WRONG_CURRENCY"}
    rule = CurrencyRule("", "market", (("UK", "GBP"), ("DE", "EUR")))
    markets = {"a": {"market": "UK"}, "b": {"market": "DE"}, "c": {}}
    rows = [row(id, weight="0.5 kg", **facts) for id, facts in markets.items()]
    fees = _agree([buy(currency="EUR"), sell(rule)], rows)
    assert fees == {"a": "WRONG_CURRENCY", "b": Decimal("3.30"), "c": "MISSING_FACT"}


def test_ids_of_another_kind_are_not_taken_for_the_same() -> None:
    sheet = Sheet(tariff="carrier", subject="leg")
    sheet.charge("transport", Priced(sheet.amount("3.00 GBP")), ROUND)
    bought, sold = side(sheet, "buy"), sell()
    rows = [row("a", "leg"), row("a", buy__transport="1.00 GBP")]
    assert in_order([bought, sold]).then == ()
    assert _agree([bought, sold], rows) == {"a": Decimal("1.10")}


def test_amounts_are_handed_on_as_a_file_has_them() -> None:
    sheet = Sheet(tariff="carrier")
    fine = Priced(None, (sheet.rate("0.33333 GBP per exact kg"),))
    sheet.charge("transport", Basis((FactRead("weight"),)), fine)
    rows = [row("a", weight="1 kg"), row("b", weight="1.5 kg")]
    bought, sold = side(sheet, "buy"), sell()
    chain = in_order([bought, sold])
    spent = costs(Rater(bought).rate(rows))
    assert [with_bought(sold, one, chain.made, spent).values["buy.transport"] for one in rows] == [
        Decimal("0.3333"), Decimal("0.5000"),
    ]  # fmt: skip
    assert not rate_together([bought, sold], rows)[1].differences
