"""Agreed charges: asked for by one, approved by another within limit and budget, then charged."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from quittance.app.contracts.models import AgreedCharge
from quittance.app.contracts.operations.agreed import (
    AgreedNotWaiting,
    AgreedUnusable,
    Asked,
    BudgetExceeded,
    EvidenceMissing,
    approve_charge,
    request_charge,
    set_budget,
    withdraw_charge,
)
from quittance.app.contracts.operations.choose import SamePerson
from quittance.app.rating.queries.verify import differing_charges
from quittance.kernel.money import Money
from tests.app.rating.conftest import APRIL, Market

HEAD = "parcel_id,ship_date,delivered_date,account,carrier,weight_kg"
P1 = "P1,2026-04-03,2026-04-05,S1,A,1.4"


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    path = tmp_path / "offer.eml"
    path.write_text("Waiting time at the gate, 3 h at 45.00", encoding="utf-8")
    return path


def waiting_time(amount: str = "135.00", limit: str | None = "150.00", **said: object) -> Asked:
    """Scenario 6: waiting of three hours at 45.00 each."""
    return Asked(
        contract="BUY-A",
        kind="extra cost",
        code="waiting",
        subject="parcel",
        subject_id="P1",
        on=date(2026, 4, 5),
        amount=Money.of(amount, str(said.get("currency", "GBP"))),
        limit=None if limit is None else Money.of(limit, str(said.get("currency", "GBP"))),
        budget=str(said.get("budget", "")),
        reason="the dock was closed",
    )


def test_what_was_agreed_is_charged_once_to_its_subject(market: Market, offer: Path) -> None:
    market.deliver("parcels", HEAD, P1)
    market.rate()
    later = market.at + timedelta(days=1)
    reference = request_charge(waiting_time(), actor=market.writer, at=later)
    assert reference == "AC-000001"
    assert market.rate(later).is_repetition
    approve_charge(reference, evidence=[offer], actor=market.approver, at=later + timedelta(hours=1))
    done = market.rate(later + timedelta(hours=2))
    assert (done.written, done.is_partial) == (1, False)
    assert market.charges("contract, code, charge, side, amount, recognised_date")[-1] == (
        "BUY-A", "waiting", "agreed:AC-000001", "buy", Decimal("135.00"), date(2026, 4, 5),
    )  # fmt: skip
    market.deliver("parcels", HEAD, P1.replace("1.4", "2.4"), known=later + timedelta(days=1))
    market.rate(later + timedelta(days=1))
    assert market.prices()[("P1", "buy")] == Decimal("5.00") + Decimal("135.00")
    assert differing_charges(APRIL, market.storage) == []


def test_who_asks_does_not_approve_and_nothing_is_approved_without_evidence(
    market: Market, offer: Path
) -> None:
    reference = request_charge(waiting_time(), actor=market.writer, at=market.at)
    with pytest.raises(SamePerson):
        approve_charge(reference, evidence=[offer], actor=market.writer, at=market.at)
    with pytest.raises(EvidenceMissing):
        approve_charge(reference, actor=market.approver, at=market.at)
    with pytest.raises(DatabaseError), transaction.atomic():
        AgreedCharge.objects.update(state="approved", approver=market.writer, known_at=market.at)
    approve_charge(reference, evidence=[offer], actor=market.approver, at=market.at)
    with pytest.raises(AgreedNotWaiting):
        approve_charge(reference, actor=market.approver, at=market.at)
    with pytest.raises(DatabaseError, match="not changed"), transaction.atomic():
        AgreedCharge.objects.update(amount_minor=1)


def test_limits_stay_within_the_budget(market: Market, offer: Path) -> None:
    set_budget("PEAK", Money.of("250.00", "GBP"), actor=market.approver, at=market.at)
    first, second = (
        request_charge(waiting_time(budget="PEAK"), actor=market.writer, at=market.at) for _ in range(2)
    )
    approve_charge(first, evidence=[offer], actor=market.approver, at=market.at)
    with pytest.raises(BudgetExceeded, match=r"may cost 150.00 GBP, and 100.00 GBP are left of PEAK"):
        approve_charge(second, evidence=[offer], actor=market.approver, at=market.at)
    withdraw_charge(second, actor=market.writer, at=market.at)
    third = request_charge(waiting_time("100.00", None, budget="PEAK"), actor=market.writer, at=market.at)
    approve_charge(third, evidence=[offer], actor=market.approver, at=market.at)
    assert third == "AC-000003"


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"currency": "EUR"}, "not in GBP"),
        ({"amount": "0.00"}, "means nothing"),
        ({"limit": "100.00"}, "means nothing"),
        ({"budget": "NONE"}, "no budget NONE"),
    ],
)
def test_what_cannot_be_agreed(market: Market, said: dict[str, str], says: str) -> None:
    with pytest.raises(AgreedUnusable, match=says):
        request_charge(waiting_time(**said), actor=market.writer, at=market.at)
