"""Money goes only to accounts that a second person verified."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from quittance.app.parties.models import Account, AccountVerification
from quittance.app.parties.operations.verify import NoAccountToVerify, ProposedByVerifier, verify_account
from quittance.app.parties.queries.accounts import account_states, payable_accounts
from quittance.app.parties.queries.examine import examine_parties
from quittance.app.platform.models import Actor, Event
from tests.app.parties.conftest import Load
from tests.support.parties import NORDFRACHT

OTHER = NORDFRACHT.replace("DE89 3704 0044 0532 0130 00", "GB29 NWBK 6016 1331 9268 19")
DAY = date(2026, 5, 1)

Verify = Callable[..., object]


@pytest.fixture
def verify(bo: Actor, at: datetime) -> Verify:
    def run(ends_with: str = "3000", *, is_verified: bool = True, days: int = 0, actor: Actor = bo) -> object:
        return verify_account(
            "NORDFRACHT",
            "main",
            ends_with=ends_with,
            evidence="call_back",
            is_verified=is_verified,
            actor=actor,
            at=at + timedelta(days=days),
        )

    return run


def paid_to(known_at: datetime | None = None, on: date = DAY) -> list[str]:
    return [
        state.item.text("iban")[-4:] for state in payable_accounts("NORDFRACHT", on=on, known_at=known_at)
    ]


def states() -> list[tuple[str, str]]:
    found = account_states(["NORDFRACHT"]).get("NORDFRACHT", [])
    return [(state.item.text("iban")[-4:], state.state) for state in found]


def test_a_proposed_account_is_not_paid_to_until_somebody_else_verifies_it(
    load: Load, verify: Verify, ada: Actor, at: datetime
) -> None:
    load(NORDFRACHT)
    assert (paid_to(), states()) == ([], [("3000", "proposed")])
    with pytest.raises(ProposedByVerifier, match="Ada proposed"):
        verify(actor=ada)
    verify(days=2)
    assert (paid_to(), states()) == (["3000"], [("3000", "verified")])
    assert paid_to(known_at=at + timedelta(days=1)) == []
    with pytest.raises(NoAccountToVerify):
        verify()


def test_the_verifier_names_the_number(load: Load, verify: Verify) -> None:
    load(NORDFRACHT)
    for wrong in ("6819", "", "000"):
        with pytest.raises(NoAccountToVerify, match=f"ends with {wrong}"):
            verify(wrong)


def test_a_change_is_a_new_proposal_and_the_old_account_stays(load: Load, verify: Verify) -> None:
    load(NORDFRACHT)
    verify()
    load(OTHER, days=1)
    assert (paid_to(), states()) == (["3000"], [("3000", "verified"), ("6819", "proposed")])
    verify("6819", days=2)
    assert (paid_to(), states()) == (["6819"], [("6819", "verified")])


def test_another_holder_is_a_new_proposal(load: Load, verify: Verify) -> None:
    load(NORDFRACHT)
    verify()
    load(NORDFRACHT.replace('holder   = "Nordfracht GmbH"', 'holder   = "Somebody"'), days=1)
    assert states() == [("3000", "verified"), ("3000", "proposed")]


def test_only_the_end_changes_without_a_new_proposal(load: Load, verify: Verify) -> None:
    load(NORDFRACHT)
    verify()
    load(NORDFRACHT + "until = 2026-06-01\n", days=1)
    assert states() == [("3000", "verified")]
    assert (paid_to(on=date(2026, 5, 31)), paid_to(on=date(2026, 6, 1))) == (["3000"], [])


def test_an_account_that_is_gone_is_paid_to_no_more(load: Load, verify: Verify) -> None:
    load(NORDFRACHT)
    verify()
    load(NORDFRACHT[: NORDFRACHT.index("[[account]]")], days=1)
    assert (paid_to(), states()) == ([], [])
    load(NORDFRACHT, days=2)
    assert (paid_to(), states()) == ([], [("3000", "proposed")])


def test_a_rejected_account_stays_rejected(load: Load, verify: Verify) -> None:
    load(NORDFRACHT)
    verify(is_verified=False)
    assert (paid_to(), states()) == ([], [("3000", "rejected")])
    load(NORDFRACHT, days=1)
    assert states() == [("3000", "rejected")]


def test_four_eyes_hold_in_the_database_too(load: Load, ada: Actor, at: datetime) -> None:
    load(NORDFRACHT)
    with pytest.raises(DatabaseError), transaction.atomic():
        AccountVerification.objects.create(
            account=Account.objects.get(),
            is_verified=True,
            proposer=ada,
            verifier=ada,
            at=at,
            evidence="call_back",
        )


def test_a_verification_is_never_changed_and_its_event_shows_no_number(load: Load, verify: Verify) -> None:
    load(NORDFRACHT)
    verify()
    with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
        AccountVerification.objects.update(is_verified=False)
    event = Event.objects.get(deed="account.verified")
    assert event.after == {"number": "DE..3000", "proposed_by": "Ada"}


def test_the_books_say_what_nobody_verified(load: Load, verify: Verify, at: datetime) -> None:
    load(NORDFRACHT)
    count, findings = examine_parties(on=DAY, known_at=at)
    assert (count, [finding.code for finding in findings]) == (1, ["ACCOUNT_NOT_VERIFIED"])
    verify()
    assert examine_parties(on=DAY, known_at=at) == (1, [])


VAT = '[[registration]]\nkind = "vat"\ncountry = "DE"\nnumber = "DE136695976"\n'
PROOF = """
[[evidence]]
kind = "vies"
about = "vat DE"
checked = 2026-03-02
checker = "bo"
result = "valid"
from = 2026-01-01
"""


def test_a_vat_id_is_proven_from_a_day_once_somebody_looked(load: Load, verify: Verify, at: datetime) -> None:
    """Proven in March for January: known in March only."""
    load(NORDFRACHT + VAT)
    verify()
    load(NORDFRACHT + VAT + PROOF, days=60)

    def found(on: date, days: int) -> list[str]:
        return [one.code for one in examine_parties(on=on, known_at=at + timedelta(days=days))[1]]

    assert found(date(2026, 1, 15), 30) == ["VAT_ID_UNPROVEN"]
    assert found(date(2026, 1, 15), 60) == []
    assert found(date(2025, 12, 31), 60) == ["VAT_ID_UNPROVEN"]
