"""Standard terms for the enrolled, an override that replaces one charge, a promotion of ten days."""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from quittance.app.contracts.folder import BadContract
from quittance.app.contracts.operations.approve import approve_drafts
from quittance.app.contracts.operations.end import end_contract
from quittance.app.contracts.operations.load import load_contracts
from quittance.app.contracts.operations.steps import preview_draft
from quittance.app.rating.operations.run import Rated
from quittance.app.rating.queries.verify import differing_charges
from quittance.config.workspace import Workspace
from tests.app.rating.conftest import APRIL, Market
from tests.support.markets import PARTIES, write_flat_contract

HEAD = "parcel_id,ship_date,delivered_date,account,market,weight_kg"


@pytest.fixture
def layers(workspace: Workspace, tmp_path: Path, at: datetime) -> Market:
    """The three contracts, agreed, and parcels before, in and after the offer."""
    market = Market(workspace, tmp_path / "market", at)
    folder = market.folder
    folder.mkdir()
    (folder / "parties.csv").write_text(PARTIES, encoding="utf-8")
    write_flat_contract(
        folder,
        "STD-UK",
        {"parcel_fee": 'price = "5.00 GBP"', "fuel": 'price = "0.50 GBP"'},
        says='layer = "standard"\nenrolled = true',
        binds='market = ["UK"]',
    )
    write_flat_contract(
        folder,
        "NEG-1",
        {"parcel_fee": 'price = "4.00 GBP"'},
        says='replaces = ["parcel_fee"]',
        binds='account = ["S1"]',
    )
    write_flat_contract(
        folder,
        "SPRING",
        {"fuel": 'price = "0.10 GBP"'},
        says='layer = "promotion"\nreplaces = ["fuel"]',
        versions="[[version]]\nfrom = 2026-04-10\nuntil = 2026-04-20\ntariff = 'prices'\n",
    )
    enrol(market, "STD-UK,S1,2026-01-01,", "STD-UK,S2,2026-01-01,2026-04-15")
    load_contracts(folder, actor=market.writer, at=at)
    approve_drafts((), actor=market.approver, at=at)
    market.deliver(
        "parcels",
        HEAD,
        "P1,2026-04-03,2026-04-05,S1,UK,1.4",
        "P2,2026-04-12,2026-04-14,S1,UK,1.4",
        "P3,2026-04-12,2026-04-14,S2,UK,1.4",
        "P4,2026-04-16,2026-04-18,S2,UK,1.4",
        "P5,2026-04-25,2026-04-26,S2,UK,1.4",
        "P6,2026-04-25,2026-04-26,S1,DE,1.4",
    )
    return market


def enrol(market: Market, *rows: str) -> None:
    text = "\n".join(["contract,account,from,until", *rows]) + "\n"
    (market.folder / "enrolments.csv").write_text(text, encoding="utf-8")


def charged(market: Market) -> dict[tuple[str, str, str], Decimal]:
    """What each parcel is charged on the sell side, by contract and charge."""
    found: dict[tuple[str, str, str], Decimal] = {}
    for parcel, contract, charge, side, amount in market.charges(
        "subject_id, contract, charge, side, amount"
    ):
        if side == "sell":
            key = (str(parcel), str(contract), str(charge))
            found[key] = found.get(key, Decimal(0)) + Decimal(str(amount))
    return {key: amount for key, amount in found.items() if amount}


def unrated(done: Rated) -> list[tuple[str, str, str]]:
    assert done.unrated_file is not None
    with Path(done.unrated_file).open(encoding="utf-8", newline="") as file:
        rows = [(row["subject_id"], row["contract"], row["reason"]) for row in csv.DictReader(file)]
    return sorted(rows)


P1 = {("P1", "NEG-1", "parcel_fee"): Decimal("4.00"), ("P1", "STD-UK", "fuel"): Decimal("0.50")}
OTHERS = {
    ("P2", "NEG-1", "parcel_fee"): Decimal("4.00"),
    ("P2", "SPRING", "fuel"): Decimal("0.10"),
    ("P3", "STD-UK", "parcel_fee"): Decimal("5.00"),
    ("P3", "SPRING", "fuel"): Decimal("0.10"),
    ("P4", "SPRING", "fuel"): Decimal("0.10"),
    ("P6", "NEG-1", "parcel_fee"): Decimal("4.00"),
}


def test_each_charge_is_priced_by_the_highest_layer_that_has_it(layers: Market) -> None:
    done = layers.rate()
    assert charged(layers) == P1 | OTHERS
    assert unrated(done) == [("P5", "", "NO_CONTRACT")]
    assert differing_charges(APRIL, layers.storage) == []


def test_a_corrected_enrolment_looks_at_all_parcels_again(layers: Market) -> None:
    layers.rate()
    later = layers.at + timedelta(days=1)
    enrol(layers, "STD-UK,S1,2026-01-01,2026-04-05", "STD-UK,S2,2026-01-01,2026-04-26")
    assert load_contracts(layers.folder, actor=layers.writer, at=later).enrolments == 2
    assert load_contracts(layers.folder, actor=layers.writer, at=later).enrolments == 0
    done = layers.rate(later)
    assert not done.is_partial
    assert charged(layers) == P1 | OTHERS | {
        ("P4", "STD-UK", "parcel_fee"): Decimal("5.00"),
        ("P5", "STD-UK", "parcel_fee"): Decimal("5.00"),
        ("P5", "STD-UK", "fuel"): Decimal("0.50"),
    }
    assert done.unrated == ()


def test_two_contracts_of_one_layer_price_nothing_and_both_are_named(layers: Market) -> None:
    later = layers.at + timedelta(days=1)
    write_flat_contract(
        layers.folder,
        "NEG-2",
        {"parcel_fee": 'price = "3.00 GBP"'},
        says='replaces = ["parcel_fee"]',
        binds='account = ["S1"]',
    )
    load_contracts(layers.folder, actor=layers.writer, at=later)
    approve_drafts((), actor=layers.approver, at=later)
    done = layers.rate(later)
    assert [row for row in unrated(done) if row[2] == "CONTRACT_OVERLAP"] == [
        (parcel, "NEG-1 + NEG-2", "CONTRACT_OVERLAP") for parcel in ("P1", "P2", "P6")
    ]
    assert {parcel for parcel, *_ in charged(layers)} == {"P3", "P4"}


def test_a_successor_takes_over_on_the_day_on_which_a_contract_ends(layers: Market) -> None:
    later = layers.at + timedelta(days=1)
    end_contract("NEG-1", date(2026, 4, 10), reason="new terms", actor=layers.writer, at=later)
    write_flat_contract(
        layers.folder,
        "NEG-2",
        {"parcel_fee": 'price = "3.00 GBP"'},
        says='replaces = ["parcel_fee"]',
        binds='account = ["S1"]',
        versions="[[version]]\nfrom = 2026-04-10\ntariff = 'prices'\n",
    )
    load_contracts(layers.folder, actor=layers.writer, at=later)
    preview_draft("NEG-1", None, actor=layers.approver, at=later)
    approve_drafts((), actor=layers.approver, at=later, no_increase="the seller asked for it")
    layers.rate(later)
    fees = {key[:2]: amount for key, amount in charged(layers).items() if key[2] == "parcel_fee"}
    assert fees == {
        ("P1", "NEG-1"): Decimal("4.00"),
        ("P2", "NEG-2"): Decimal("3.00"),
        ("P3", "STD-UK"): Decimal("5.00"),
        ("P6", "NEG-2"): Decimal("3.00"),
    }


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("contracts/spring/contract.toml", '"promotion"', '"spring"', "on the layer spring"),
        ("contracts/spring/contract.toml", '"fuel"', '"toll"', "SPRING does not replace that"),
        ("contracts/spring/contract.toml", '"sell"', '"buy"', "of the sell side only"),
        ("enrolments.csv", "STD-UK,S1", "NEG-1,S1", "NEG-1 is no contract for those who are enrolled"),
        ("enrolments.csv", "2026-04-15", "2025-04-15", "is no enrolment"),
    ],
)
def test_what_layers_cannot_say(layers: Market, file: str, old: str, new: str, says: str) -> None:
    path = layers.folder / file
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(BadContract, match=says):
        load_contracts(layers.folder, actor=layers.writer, at=layers.at)


def test_a_layer_does_not_move_and_a_new_one_stands_between(layers: Market) -> None:
    path = layers.folder / "layers.csv"
    path.write_text("position,layer\n15,programme\n", encoding="utf-8")
    load_contracts(layers.folder, actor=layers.writer, at=layers.at)
    path.write_text("position,layer\n25,programme\n", encoding="utf-8")
    with pytest.raises(BadContract, match="programme has the position 15"):
        load_contracts(layers.folder, actor=layers.writer, at=layers.at)
