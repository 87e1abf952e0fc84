"""The layers of the sell side, as the settlement model tells them: standard terms, overrides, promotions."""

from __future__ import annotations

from datetime import date

from quittance.core.contracts.claim import LAYERS, Claim
from quittance.core.contracts.resolution import Overlap, Resolution, Winner, resolve
from quittance.kernel.period import Period

APRIL = Period(date(2026, 4, 1), date(2026, 5, 1))
FACTS = {"account": "S1", "market": "UK", "ship_date": date(2026, 4, 10)}


def claim(contract: str, layer: str = "negotiated", **said: object) -> Claim:
    return Claim(contract, "sell", said.pop("binds", {}), layer, LAYERS[layer], **said)  # type: ignore[arg-type]


STANDARD = claim("STD-UK", "standard", binds={"market": ["UK"]})
FEE_ONLY = claim("NEG-S1", binds={"account": ["S1"]}, replaces=frozenset({"parcel_fee"}))
SPRING = claim("SPRING", "promotion", replaces=frozenset({"fuel"}), day_fact="ship_date", days=(APRIL,))


def test_an_override_prices_what_it_replaces_and_the_layer_below_the_rest() -> None:
    assert resolve([STANDARD, FEE_ONLY], FACTS)["sell"] == Resolution(
        (Winner(FEE_ONLY), Winner(STANDARD, frozenset({"parcel_fee"})))
    )


def test_a_promotion_holds_on_its_days_only() -> None:
    claims = [STANDARD, FEE_ONLY, SPRING]
    taken = frozenset({"fuel", "parcel_fee"})
    assert resolve(claims, FACTS)["sell"].winners == (
        Winner(SPRING), Winner(FEE_ONLY, frozenset({"fuel"})), Winner(STANDARD, taken),
    )  # fmt: skip
    may = {**FACTS, "ship_date": date(2026, 5, 1)}
    assert resolve(claims, may)["sell"].winners[0].claim is FEE_ONLY
    assert resolve([SPRING], {"account": "S1"}) == {}


def test_a_layer_that_replaces_everything_ends_the_search() -> None:
    whole = claim("NEG-S1", binds={"account": ["S1"]})
    assert resolve([STANDARD, whole], FACTS)["sell"] == Resolution((Winner(whole),))
    assert resolve([STANDARD, whole], {**FACTS, "account": "S2"})["sell"] == Resolution((Winner(STANDARD),))


def test_two_on_one_layer_are_an_overlap_with_both_names_and_nobody_prices() -> None:
    second = claim("NEG-UK", binds={"market": ["UK"]})
    assert resolve([STANDARD, FEE_ONLY, second], FACTS)["sell"] == Resolution(
        overlaps=(Overlap("negotiated", ("NEG-S1", "NEG-UK")),)
    )


def test_sides_are_resolved_apart() -> None:
    buy = Claim("BUY-A", "buy", {})
    assert set(resolve([STANDARD, buy], FACTS)) == {"sell", "buy"}
