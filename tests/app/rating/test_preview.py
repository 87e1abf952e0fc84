"""What a run would write is seen before it is written, and only what is chosen is put right."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from quittance.app.contracts.queries.of_party import NoContractWith, contracts_of
from quittance.app.rating.operations.chosen import Chosen
from quittance.app.rating.operations.inputs import UnknownReason
from quittance.app.rating.queries.preview import previewed
from tests.app.rating.conftest import APRIL, ON_SQLITE, Market

pytestmark = ON_SQLITE

HEAD = "parcel_id,ship_date,delivered_date,account,carrier,weight_kg"


def late(market: Market) -> None:
    """P1 was rated, and weighs more; P2 is new."""
    market.deliver("parcels", HEAD, "P1,2026-04-03,2026-04-05,S1,A,1.4")
    market.rate()
    known = market.at + timedelta(days=1)
    rows = ("P1,2026-04-03,2026-04-05,S1,A,2.4", "P2,2026-04-03,2026-04-05,S1,A,0.5")
    market.deliver("parcels", HEAD, *rows, known=known)


def preview(market: Market, chosen: Chosen, out: Path | None = None) -> list[tuple[str, str, int, str]]:
    rows = previewed(
        APRIL, market.storage, market.workspace.spill, time_zone="UTC", at=market.at + timedelta(days=1),
        chosen=chosen, out=out,
    )  # fmt: skip
    return [(row.contract, row.reason, row.count, row.amount) for row in rows]


def test_a_preview_is_what_the_run_then_writes_and_writes_nothing(market: Market, tmp_path: Path) -> None:
    late(market)
    out = tmp_path / "differences.csv"
    assert sorted(preview(market, Chosen(), out)) == [
        ("BUY-A", "fact_changed", 1, "1.9000"),
        ("BUY-A", "first_rating", 1, "2.1000"),
        ("SELL-1", "fact_changed", 1, "2.2000"),
        ("SELL-1", "first_rating", 1, "3.0000"),
    ]
    assert len(out.read_text(encoding="utf-8").splitlines()) == 5
    assert len(market.charges()) == 2
    done = market.rate(market.at + timedelta(days=1))
    assert done.written == 4


def test_only_what_is_chosen_is_put_right_and_the_rest_stays_to_be_done(market: Market) -> None:
    late(market)
    assert contracts_of(["SELLER-1"]) == ["SELL-1"]
    chosen = Chosen(contracts_of(["SELLER-1"]), ["parcel_fee"], ["fact_changed"])
    assert preview(market, chosen) == [("SELL-1", "fact_changed", 1, "2.2000")]
    assert market.rate(market.at + timedelta(days=1), chosen=chosen).written == 1
    rest = market.rate(market.at + timedelta(days=2))
    assert rest.is_partial
    assert sum(Decimal(amount) for *_, amount in rest.sums) == Decimal("7.00")


def test_who_has_no_contract_and_what_is_no_reason_are_refused(market: Market) -> None:
    market.deliver("parcels", HEAD, "P1,2026-04-03,2026-04-05,S1,A,1.4")
    with pytest.raises(NoContractWith):
        contracts_of(["NOBODY"])
    with pytest.raises(UnknownReason):
        preview(market, Chosen(reasons=["tired"]))
