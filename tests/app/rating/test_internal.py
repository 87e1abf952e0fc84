"""What one entity sells and another buys is listed where no internal contract stands between them."""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path

from quittance.app.contracts.operations.approve import approve_drafts
from quittance.app.contracts.operations.load import load_contracts
from tests.app.rating.conftest import Market
from tests.support.markets import PARTIES, write_flat_contract

HEAD = "parcel_id,ship_date,delivered_date,account,carrier,weight_kg"


def agree(market: Market, days: int) -> None:
    later = market.at + timedelta(days=days)
    load_contracts(market.folder, actor=market.writer, at=later)
    approve_drafts((), actor=market.approver, at=later)


def test_two_entities(market: Market) -> None:
    market.deliver(
        "parcels",
        HEAD,
        "P1,2026-04-03,2026-04-05,S1,A,1.4",
        "P2,2026-04-03,2026-04-05,S1,B,1.4",
    )
    (market.folder / "parties.csv").write_text(
        PARTIES + "MARKET-IE,entity,Market IE Ltd,IE\n", encoding="utf-8"
    )
    write_flat_contract(
        market.folder,
        "BUY-B",
        {"delivery": 'price = "2.00 GBP"'},
        side="buy",
        entity="MARKET-IE",
        party="CARRIER-A",
        binds='carrier = ["B"]',
    )
    agree(market, 1)
    done = market.rate(market.at + timedelta(days=1))
    assert done.unrated_file is not None
    with Path(done.unrated_file).open(encoding="utf-8", newline="") as file:
        rows = [
            (row["subject_id"], row["side"], row["contract"], row["reason"]) for row in csv.DictReader(file)
        ]
    assert rows == [("P2", "internal", "SELL-1 / BUY-B", "NO_INTERNAL_CONTRACT")]
    write_flat_contract(
        market.folder,
        "INT-1",
        {"intercompany_delivery": 'price = "2.10 GBP"'},
        side="internal",
        entity="MARKET-IE",
        party="MARKET-UK",
        binds='carrier = ["B"]',
    )
    agree(market, 2)
    done = market.rate(market.at + timedelta(days=2))
    assert done.unrated == ()
    assert {row[0] for row in market.charges("contract, subject_id")} == {"SELL-1", "BUY-A", "BUY-B", "INT-1"}
