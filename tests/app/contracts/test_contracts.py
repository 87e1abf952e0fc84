"""Contracts come from files as drafts; a second person approves them, and then they are fixed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from quittance.app.contracts.folder import BadContract
from quittance.app.contracts.models import Contract, ContractVersion
from quittance.app.contracts.operations.approve import NothingToApprove, SamePerson, approve_drafts
from quittance.app.contracts.operations.load import Loaded
from quittance.app.contracts.queries.in_force import contracts_in_force, version_ids
from quittance.app.parties.models import Party
from quittance.app.platform.models import Actor, Event
from tests.app.contracts.conftest import Load
from tests.support.markets import write_market


def test_a_folder_is_loaded_once(load: Load) -> None:
    assert load() == Loaded(3, 2, 2)
    assert load() == Loaded(0, 0, 0)
    assert Event.objects.filter(stream="contracts").count() == 1


def test_a_changed_price_is_another_draft(load: Load, folder: Path) -> None:
    load()
    write_market(folder, sell="weight up to [kg],price [GBP]\n5,4.00\n")
    assert load() == Loaded(0, 0, 1)
    assert list(ContractVersion.objects.filter(contract__code="SELL-1").values_list("number", flat=True)) == [
        1,
        2,
    ]


def test_drafts_are_not_known_to_runs(load: Load, at: datetime) -> None:
    load()
    assert version_ids(at) == []


def test_who_wrote_a_draft_cannot_approve_it(load: Load, ada: Actor, at: datetime) -> None:
    load()
    with pytest.raises(SamePerson, match="Ada wrote BUY-A"):
        approve_drafts((), actor=ada, at=at)
    assert not ContractVersion.objects.filter(state="approved").exists()


def test_somebody_else_approves(load: Load, bo: Actor, at: datetime) -> None:
    load()
    assert approve_drafts(("SELL-1",), actor=bo, at=at) == ["SELL-1 from 2026-01-01"]
    (contract,) = contracts_in_force(version_ids(at))
    assert (contract.code, contract.side, contract.binds) == ("SELL-1", "sell", {"account": ["S1"]})
    assert contract.plans[0].header.tariff == "SELL-1"
    with pytest.raises(NothingToApprove):
        approve_drafts(("SELL-1",), actor=bo, at=at)


@pytest.mark.parametrize("change", [{"from_date": "2025-01-01"}, {"files": {}}, {"state": "draft"}])
def test_an_approved_version_is_never_changed(
    load: Load, bo: Actor, at: datetime, change: dict[str, object]
) -> None:
    load()
    approve_drafts((), actor=bo, at=at)
    with pytest.raises(DatabaseError, match="not changed"), transaction.atomic():
        ContractVersion.objects.update(**change)
    with pytest.raises(DatabaseError, match="not changed"), transaction.atomic():
        ContractVersion.objects.all().delete()


def test_four_eyes_hold_in_the_database_too(load: Load, ada: Actor, at: datetime) -> None:
    load()
    with pytest.raises(DatabaseError), transaction.atomic():
        ContractVersion.objects.update(state="approved", approver=ada, known_at=at)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("contracts/sell-1/contract.toml", 'currency = "GBP"', 'currency = "EUR"', "is not in EUR"),
        ("contracts/sell-1/contract.toml", 'side     = "sell"', 'side     = "buy"', "is of the side sell"),
        ("contracts/sell-1/contract.toml", 'side     = "sell"', 'side     = "both"', "side is 'both'"),
        ("contracts/sell-1/contract.toml", "account =", "colour =", "no binds.colour"),
        ("contracts/sell-1/contract.toml", "SELLER-1", "SELLER-9", "names SELLER-9"),
        ("contracts/sell-1/contract.toml", "[binds]", "[binds", "cannot be read"),
        ("contracts/sell-1/contract.toml", 'party    = "SELLER-1"\n', "", "party is not said"),
        ("contracts/sell-1/2026-01-01/prices.csv", "3.00", "three", "cannot be used"),
    ],
)
def test_what_a_file_cannot_say_is_refused_and_nothing_is_taken_in(
    load: Load, folder: Path, file: str, old: str, new: str, says: str
) -> None:
    path = folder / file
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(BadContract, match=says):
        load()
    assert not Contract.objects.exists()
    assert not Party.objects.exists()


def test_an_approved_contract_is_one_contract(load: Load, folder: Path, bo: Actor, at: datetime) -> None:
    load()
    path = folder / "contracts/sell-1/contract.toml"
    path.write_text(path.read_text("utf-8").replace('"S1"', '"S2"'), encoding="utf-8")
    load()
    assert Contract.objects.get(code="SELL-1").binds == {"account": ["S2"]}
    approve_drafts((), actor=bo, at=at)
    path.write_text(path.read_text("utf-8").replace('"S2"', '"S3"'), encoding="utf-8")
    with pytest.raises(BadContract, match="another binds"):
        load()
    with pytest.raises(DatabaseError, match="not changed"), transaction.atomic():
        Contract.objects.update(binds={})
