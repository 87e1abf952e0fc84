"""The steps of a version: who may take them, in which order, and what they leave behind."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction

from quittance.app.contracts.models import ContractDocument, ContractVersion, StoredFile
from quittance.app.contracts.operations.approve import PreviewMissing, approve_drafts
from quittance.app.contracts.operations.choose import ContractUnknown, SamePerson, WrongStep
from quittance.app.contracts.operations.end import end_contract
from quittance.app.contracts.operations.steps import (
    NothingToReview,
    preview_draft,
    review_drafts,
    withdraw_draft,
)
from quittance.app.contracts.queries.in_force import contracts_in_force, version_ids
from quittance.app.contracts.queries.listing import version_rows
from quittance.app.platform.models import Actor, Event
from quittance.core.contracts.effect import Kind
from tests.app.contracts.conftest import Load
from tests.support.markets import write_market

CHEAPER = "weight up to [kg],price [GBP]\n1,3.00\n2,4.10\n5,6.40\n"


def standing(code: str, on: date) -> list[str]:
    return [row.standing for row in version_rows(on) if row.version.contract.code == code]


def test_a_version_is_read_then_approved_and_both_are_recorded(
    load: Load, ada: Actor, bo: Actor, at: datetime
) -> None:
    cy = Actor.objects.create(name="Cy", kind="person")
    load()
    with pytest.raises(SamePerson, match="Ada wrote BUY-A"):
        review_drafts((), actor=ada, at=at)
    assert review_drafts(("SELL-1",), actor=cy, at=at) == ["SELL-1 from 2026-01-01"]
    with pytest.raises(NothingToReview):
        review_drafts(("SELL-1",), actor=cy, at=at)
    approve_drafts((), actor=bo, at=at)
    assert list(
        ContractVersion.objects.order_by("contract__code").values_list("reviewer__name", "approver__name")
    ) == [("Bo", "Bo"), ("Cy", "Bo")]
    assert list(Event.objects.values_list("deed", flat=True).order_by("number"))[-2:] == [
        "contracts.reviewed",
        "contracts.approved",
    ]


def test_who_wrote_a_draft_is_not_its_reader_in_the_database_either(
    load: Load, ada: Actor, at: datetime
) -> None:
    load()
    with pytest.raises(DatabaseError), transaction.atomic():
        ContractVersion.objects.update(state="reviewed", reviewer=ada, reviewed_at=at)


def test_a_withdrawn_draft_stays_and_is_never_approved(load: Load, bo: Actor, at: datetime) -> None:
    load()
    assert withdraw_draft("SELL-1", None, reason="a slip", actor=bo, at=at) == "SELL-1 from 2026-01-01"
    approve_drafts((), actor=bo, at=at)
    assert standing("SELL-1", at.date()) == ["withdrawn"]
    with pytest.raises(WrongStep, match="is withdrawn and cannot be withdrawn"):
        withdraw_draft("SELL-1", None, reason="again", actor=bo, at=at)
    with pytest.raises(DatabaseError, match="not changed"), transaction.atomic():
        ContractVersion.objects.filter(state="withdrawn").update(reason="")
    assert load().versions == 1


def test_days_make_an_approved_version_active_and_ended(
    load: Load, folder: Path, bo: Actor, at: datetime
) -> None:
    load()
    approve_drafts((), actor=bo, at=at)
    write_market(folder, sell=CHEAPER, starts="2026-07-01")
    load()
    approve_drafts((), actor=bo, at=at + timedelta(days=1))
    assert standing("SELL-1", date(2025, 12, 31)) == ["approved", "approved"]
    assert standing("SELL-1", date(2026, 6, 30)) == ["active", "approved"]
    assert standing("SELL-1", date(2026, 7, 1)) == ["ended", "active"]


def test_an_end_cuts_what_was_known_before_and_a_later_version_begins_anew(
    load: Load, folder: Path, ada: Actor, bo: Actor, at: datetime
) -> None:
    load()
    approve_drafts((), actor=bo, at=at)
    june = date(2026, 6, 1)
    with pytest.raises(WrongStep, match="cannot end"):
        end_contract("BUY-A", date(2026, 1, 1), reason="never begun", actor=ada, at=at)
    end_contract("BUY-A", june, reason="moved to carrier B", actor=ada, at=at)
    with pytest.raises(WrongStep, match="waits for approval"):
        end_contract("BUY-A", june, reason="again", actor=ada, at=at)
    with pytest.raises(SamePerson):
        approve_drafts(("BUY-A",), actor=ada, at=at)
    approve_drafts(("BUY-A",), actor=bo, at=at + timedelta(days=1))
    (buy,) = [one for one in contracts_in_force(version_ids(at + timedelta(days=2))) if one.side == "buy"]
    assert [(plan.header.starts, plan.header.ends) for plan in buy.plans] == [(date(2026, 1, 1), june)]
    (then,) = [one for one in contracts_in_force(version_ids(at)) if one.side == "buy"]
    assert then.plans[0].header.ends is None
    assert standing("BUY-A", june) == ["ended", "active"]
    write_market(folder, starts="2026-08-01")
    load()
    approve_drafts(("BUY-A",), actor=bo, at=at + timedelta(days=3))
    (buy,) = [one for one in contracts_in_force(version_ids(at + timedelta(days=4))) if one.side == "buy"]
    assert [plan.header.starts for plan in buy.plans] == [date(2026, 1, 1), date(2026, 8, 1)]


def test_what_is_back_dated_is_looked_at_before_it_is_approved(
    load: Load, folder: Path, bo: Actor, at: datetime
) -> None:
    load()
    approve_drafts((), actor=bo, at=at)
    write_market(folder, sell=CHEAPER, buy=CHEAPER.replace("6.40", "9.90"), starts="2026-02-01")
    load()
    later = at + timedelta(days=1)
    for code, kind in (("SELL-1", Kind.DECREASE), ("BUY-A", Kind.INCREASE)):
        with pytest.raises(PreviewMissing, match=code):
            approve_drafts((code,), actor=bo, at=later)
        seen = preview_draft(code, None, actor=bo, at=later)
        assert (seen.effect.kind, seen.is_back_dated) == (kind, True)
        assert approve_drafts((code,), actor=bo, at=later) == [f"{code} from 2026-02-01"]
    assert list(
        ContractVersion.objects.filter(number=2).order_by("contract__code").values_list("effect", flat=True)
    ) == ["increase", "decrease"]


def test_documents_are_kept_once_with_their_hash(load: Load, folder: Path, at: datetime) -> None:
    contract = folder / "contracts/sell-1"
    (contract / "signed.pdf").write_bytes(b"%PDF signed")
    text = (contract / "contract.toml").read_text("utf-8")
    text += '\n[[version.document]]\nkind = "signed contract"\nfile = "signed.pdf"\n'
    (contract / "contract.toml").write_text(text, encoding="utf-8")
    load()
    load()
    (document,) = ContractDocument.objects.all()
    assert (document.kind, document.name, bytes(document.file.content)) == (
        "signed contract",
        "signed.pdf",
        b"%PDF signed",
    )
    with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
        StoredFile.objects.update(content=b"forged")
    with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
        ContractDocument.objects.all().delete()


def test_changed_terms_are_another_draft(load: Load, folder: Path) -> None:
    load()
    path = folder / "contracts/sell-1/contract.toml"
    path.write_text(path.read_text("utf-8") + '[version.terms.payment]\ndays = "30 days"\n', encoding="utf-8")
    assert load().versions == 1
    assert load().versions == 0
    assert [
        row.terms for row in ContractVersion.objects.filter(contract__code="SELL-1").order_by("number")
    ] == [
        {},
        {"payment": {"days": "30 days"}},
    ]


def test_only_contracts_that_are_there_can_be_named(load: Load, bo: Actor, at: datetime) -> None:
    load()
    with pytest.raises(ContractUnknown, match="SELL-9"):
        approve_drafts(("SELL-1", "SELL-9"), actor=bo, at=at)
