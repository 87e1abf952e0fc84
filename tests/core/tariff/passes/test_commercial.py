from __future__ import annotations

from decimal import Decimal

from quittance.core.tariff.line import Commercial
from tests.core.tariff.sheet import codes_of, line_of

FEE = '[[line]]\ncharge = "fee"\nprice = "1.00 GBP"\n'


def test_what_a_charge_carries_along() -> None:
    line = line_of(
        FEE
        + 'code = "F1"\ntrigger = "delivered"\nreversed_by = ["lost"]\nrecognised = "shipped"\n'
        + 'bearer = { seller = "50 %", "platform:RET-7" = "50 %" }\nnote = "as agreed"'
    )
    assert line.commercial == Commercial(
        trigger="delivered",
        reversed_by=("lost",),
        recognised="shipped",
        bearer=(("seller", Decimal("0.5")), ("platform:RET-7", Decimal("0.5"))),
        vat="excluded",
    )
    assert (line.code, line.note) == ("F1", "as agreed")


def test_the_header_gives_the_trigger_and_nobody_the_bearer() -> None:
    commercial = line_of(FEE).commercial
    assert (commercial.trigger, commercial.bearer) == ("first_scan", (("", Decimal(1)),))


def test_an_offer() -> None:
    offer = '[[line]]\ndiscount = "offer"\nof = ["fee"]\nrate = "50 %"\n'
    commercial = line_of(FEE + offer + 'funder = "platform"\nclaw_back = ["cancelled"]').commercial
    assert (commercial.funder, commercial.claw_back) == ("platform", ("cancelled",))


def test_keys_on_the_wrong_line() -> None:
    assert codes_of(FEE + 'funder = "platform"') == ["DO_NOT_MIX"]
    assert codes_of('[[line]]\nmeasure = "m"\nof = "weight"\ntrigger = "shipped"') == ["DO_NOT_MIX"]


def test_shares_that_are_not_whole() -> None:
    assert codes_of(FEE + 'bearer = { seller = "50 %", buyer = "49.9 %" }') == ["BEARER_NOT_WHOLE"]
    assert codes_of(FEE + 'bearer = { seller = "1/3", buyer = "2/3" }') == []
    assert codes_of(FEE + 'bearer = { seller = "half" }') == ["BAD_VALUE"]


def test_without_any_trigger_a_charge_is_never_due() -> None:
    assert codes_of(FEE, {"trigger": ""}) == ["CHARGE_WITHOUT_TRIGGER"]
    assert codes_of(FEE + 'trigger = "shipped"', {"trigger": ""}) == []
