"""A second person says whether a bank account is the party's."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from quittance.app.parties.models import Account, AccountVerification
from quittance.app.parties.operations.load import STREAM, lock_parties
from quittance.app.parties.queries.accounts import PROPOSED, AccountState, account_states
from quittance.app.platform.models import Actor
from quittance.app.platform.operations.events import record_event
from quittance.core.parties.numbers.bank import masked
from quittance.kernel.refusal import Refusal

ENOUGH = 4
"""So many characters of a number tell it from another."""


class NoAccountToVerify(Refusal):
    """No proposed bank account of that name waits to be verified."""

    code = "NO_ACCOUNT_TO_VERIFY"


class ProposedByVerifier(Refusal):
    """Whoever brought a bank account in does not verify it."""

    code = "PROPOSED_BY_VERIFIER"


def verify_account(
    code: str, account: str, *, ends_with: str, evidence: str, is_verified: bool, actor: Actor, at: datetime
) -> AccountState:
    """Notes that the proposed account of a party is (or is not) its own; gives the proposal.

    `ends_with` are the last characters of the number that the verifier was told, so that nobody verifies what
    was changed meanwhile; `evidence` says how, without names or phones. Refuses with `NoAccountToVerify` or
    `ProposedByVerifier`.
    """
    with transaction.atomic():
        lock_parties()
        waiting = [state for state in account_states([code]).get(code, []) if state.state == PROPOSED]
        of_name = [state for state in waiting if state.item.key == account]
        proposals = [state for state in of_name if number_of(state).endswith(ends_with.upper())]
        if len(proposals) != 1 or len(ends_with) < ENOUGH:
            raise NoAccountToVerify(
                f"{code} has no proposed account {account} that ends with {ends_with}.", _hint(waiting)
            )
        proposal = proposals[0]
        row = Account.objects.select_related("entry__actor").get(pk=proposal.row_id)
        if row.entry.actor_id == actor.pk:
            raise ProposedByVerifier(
                f"{actor.name} proposed the account {account} of {code} and cannot verify it.",
                "Let somebody else verify it: --actor NAME.",
            )
        AccountVerification.objects.create(
            account=row,
            is_verified=is_verified,
            proposer=row.entry.actor,
            verifier=actor,
            at=at,
            evidence=evidence,
        )
        record_event(
            stream=STREAM,
            deed="account.verified" if is_verified else "account.rejected",
            about=f"{code} {account}",
            actor=actor,
            at=at,
            after={"number": masked(number_of(proposal)), "proposed_by": row.entry.actor.name},
        )
    return proposal


def number_of(state: AccountState) -> str:
    """The IBAN, or the number where there is none."""
    return state.item.text("iban") or state.item.text("number")


def _hint(waiting: list[AccountState]) -> str:
    if not waiting:
        return "None of its accounts waits."
    names = (f"{state.item.key} {masked(number_of(state))}" for state in waiting)
    return f"These wait: {', '.join(names)}."
