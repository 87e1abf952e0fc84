"""Bank accounts: which may be paid to, and which wait for somebody to verify them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from quittance.app.parties.models import Account, AccountVerification
from quittance.app.parties.queries.known import item_of, rows_of
from quittance.core.parties.item import Item, in_force

VERIFIED, PROPOSED, REJECTED = "verified", "proposed", "rejected"
_PAYEE = ("currency", "country", "iban", "bic", "bank_code", "number")
"""What a verification vouches for, with the holder; when the account ends is not part of it."""


@dataclass(frozen=True, slots=True)
class AccountState:
    """A bank account with what became of its proposal; who and when where it was decided."""

    item: Item
    row_id: int
    holder_token: str
    state: str
    proposer: str
    proposed_at: datetime
    verifier: str = ""
    decided_at: datetime | None = None
    evidence: str = ""


def account_states(
    codes: Iterable[str] | None, *, known_at: datetime | None = None
) -> dict[str, list[AccountState]]:
    """The accounts of each party (None: of all) as known by then: of a key and first day the one that was
    verified last and still holds, and behind it the proposal that waits or was rejected, if there is one."""
    rows = rows_of("account").select_related("entry__actor")
    verifications = AccountVerification.objects.select_related("verifier")
    if known_at is not None:
        rows = rows.filter(entry__known_at__lte=known_at)
        verifications = verifications.filter(at__lte=known_at)
    if codes is not None:
        codes = list(codes)
        rows = rows.filter(party__code__in=codes)
        verifications = verifications.filter(account__party__code__in=codes)
    decided = {one.account_id: one for one in verifications}
    found: dict[str, dict[tuple[str, date], list[AccountState]]] = {}
    for row in rows:
        assert isinstance(row, Account)
        item = item_of(row)
        of_party = found.setdefault(row.party.code, {})
        before = of_party.get((item.key, item.starts), [])
        of_party[item.key, item.starts] = [] if row.is_withdrawn else _after(before, row, item, decided)
    return {code: [state for states in by_key.values() for state in states] for code, by_key in found.items()}


def payable_accounts(code: str, *, on: date, known_at: datetime | None = None) -> list[AccountState]:
    """The verified accounts of a party that hold on a day. Money goes to no other."""
    states = account_states([code], known_at=known_at).get(code, [])
    holding = {item.identity for item in in_force([state.item for state in states], on)}
    return [state for state in states if state.state == VERIFIED and state.item.identity in holding]


def _after(
    before: Sequence[AccountState], row: Account, item: Item, decided: dict[int, AccountVerification]
) -> list[AccountState]:
    verified = [state for state in before if state.state == VERIFIED]
    decision = decided.get(row.pk)
    state = AccountState(item, row.pk, row.token, PROPOSED, row.entry.actor.name, row.entry.known_at)
    if decision is None:
        if verified and _same_payee(verified[0], state):
            return [replace(verified[0], item=item)]
        return [*verified, state]
    state = replace(
        state,
        state=VERIFIED if decision.is_verified else REJECTED,
        verifier=decision.verifier.name,
        decided_at=decision.at,
        evidence=decision.evidence,
    )
    return [state] if decision.is_verified else [*verified, state]


def _same_payee(verified: AccountState, proposed: AccountState) -> bool:
    """Whether a proposal names the same holder and number: when the account ends may differ."""
    same = all(verified.item.values[name] == proposed.item.values[name] for name in _PAYEE)
    return same and verified.holder_token == proposed.holder_token
