from __future__ import annotations

from dataclasses import replace

import pytest

from quittance.core.rating.chain import LoopBetweenTariffs, in_order, with_bought
from quittance.core.rating.refusals import Code
from quittance.core.tariff.features.priced import Priced
from quittance.core.tariff.scope import Scope
from tests.support.plans import ROUND, Sheet
from tests.support.rows import row
from tests.support.sides import buy, sell, side

ROWS = [row("a", weight="0.5 kg"), row("b", weight="1.5 kg"), row("c", weight="9 kg")]


def test_buy_is_rated_before_sell_whatever_the_order() -> None:
    bought, sold = buy(), sell()
    for plans in ([bought, sold], [sold, bought]):
        chain = in_order(plans)
        assert (chain.first, chain.then) == ((bought,), (sold,))
        assert chain.made == {("parcel", "transport"): frozenset({"carrier"})}


def test_a_month_of_the_buy_side_is_no_cost_of_a_parcel() -> None:
    sheet = Sheet(tariff="carrier")
    sheet.charge("transport", Priced(sheet.amount("3.00 GBP")), ROUND, scope=Scope("parcel", ("account",)))
    assert in_order([side(sheet, "buy"), sell()]).then == ()


def test_a_buy_tariff_that_reads_what_the_buy_side_makes_is_a_loop() -> None:
    reader = replace(sell(), header=replace(sell().header, side="buy", tariff="broker"))
    with pytest.raises(LoopBetweenTariffs) as refusal:
        in_order([buy(), reader])
    assert refusal.value.code == "LOOP_BETWEEN_TARIFFS"
    assert "buy.transport" in str(refusal.value)
    assert refusal.value.hint
    alone = in_order([reader])  # nobody works it out, so a column is read
    assert alone.first == (reader,)


def test_every_other_row_passes_through_as_it_is() -> None:
    chain = in_order([buy(), sell()])
    one = row("x", "return")
    assert with_bought(chain.then[0], one, chain.made, {}) is one
    refused = with_bought(chain.then[0], ROWS[0], chain.made, {})
    assert refused.values["refusal of buy.transport"] == Code.BUY_REFUSED
