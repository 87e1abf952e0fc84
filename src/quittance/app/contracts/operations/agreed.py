"""Agreed charges: asked for, shown with evidence, approved within limit and budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.db.models import Sum

from quittance.app.contracts.models import AgreedCharge, AgreedEvidence, Budget
from quittance.app.contracts.operations.choose import SamePerson, find_contract
from quittance.app.contracts.operations.store import store_file
from quittance.app.platform.models import Actor
from quittance.app.platform.operations.events import record_event
from quittance.kernel.currency import parse_currency
from quittance.kernel.money import Money
from quittance.kernel.refusal import Refusal

STREAM = "agreed_charges"


class AgreedUnusable(Refusal):
    """What is asked for cannot be an agreed charge."""

    code = "AGREED_UNUSABLE"


class AgreedNotWaiting(Refusal):
    """No agreed charge of that reference waits for approval."""

    code = "AGREED_NOT_WAITING"


class EvidenceMissing(Refusal):
    """Nothing shows why a charge should be agreed."""

    code = "EVIDENCE_MISSING"


class BudgetExceeded(Refusal):
    """The limits of what is approved would exceed the budget."""

    code = "BUDGET_EXCEEDED"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for; the amounts are in the currency of the contract. No `limit` is the amount."""

    contract: str
    kind: str
    code: str
    subject: str
    subject_id: str
    on: date
    amount: Money
    limit: Money | None
    budget: str
    reason: str
    evidence: Sequence[Path] = ()


def request_charge(asked: Asked, *, actor: Actor, at: datetime) -> str:
    """A request with a reference of its own, which the vendor will have to quote.

    Refuses with `ContractUnknown`, `AgreedUnusable` (another currency, no amount, a limit below it, a budget
    that is not there or of another currency), `DocumentTooLarge`.
    """
    with transaction.atomic():
        contract = find_contract(asked.contract)
        limit = asked.limit or asked.amount
        budget = _budget(asked.budget, contract.currency)
        for money in (asked.amount, limit):
            if money.currency.code != contract.currency:
                raise AgreedUnusable(
                    f"{money} is not in {contract.currency}, the currency of {contract.code}.",
                    "Agree it under a contract of that currency.",
                )
        if asked.amount.minor <= 0 or limit < asked.amount:
            raise AgreedUnusable(
                f"An agreed charge of {asked.amount} with a limit of {limit} means nothing.",
                "The amount is above zero, and the limit not below it.",
            )
        number = AgreedCharge.objects.select_for_update().count() + 1
        charge = AgreedCharge.objects.create(
            reference=f"AC-{number:06d}",
            contract=contract,
            kind=asked.kind,
            code=asked.code,
            subject=asked.subject,
            subject_id=asked.subject_id,
            on=asked.on,
            amount_minor=asked.amount.minor,
            limit_minor=limit.minor,
            budget=budget,
            reason=asked.reason,
            state="requested",
            asked_by=actor,
            asked_at=at,
        )
        _attach(charge, asked.evidence)
        _record("agreed.requested", charge, actor, at)
    return charge.reference


def approve_charge(
    reference: str, *, evidence: Sequence[Path] = (), actor: Actor, at: datetime
) -> AgreedCharge:
    """Approves the request; from `at` on runs know it.

    Refuses with `AgreedNotWaiting`, `SamePerson`, `EvidenceMissing` where no file was attached, and
    `BudgetExceeded`.
    """
    with transaction.atomic():
        charge = _waiting(reference)
        if charge.asked_by_id == actor.pk:
            raise SamePerson(
                f"{actor.name} asked for {reference} and cannot approve it.",
                "Let somebody else approve it: --actor NAME.",
            )
        _attach(charge, evidence)
        if not charge.evidence.exists():
            raise EvidenceMissing(
                f"Nothing shows why {reference} should be agreed.",
                "Attach the offer or the mail: --evidence FILE.",
            )
        _within_budget(charge)
        charge.state, charge.approver, charge.known_at = "approved", actor, at
        charge.save(update_fields=["state", "approver", "known_at"])
        _record("agreed.approved", charge, actor, at)
    return charge


def withdraw_charge(reference: str, *, actor: Actor, at: datetime) -> None:
    """Takes a request back. Refuses with `AgreedNotWaiting`."""
    with transaction.atomic():
        charge = _waiting(reference)
        charge.state = "withdrawn"
        charge.save(update_fields=["state"])
        _record("agreed.withdrawn", charge, actor, at)


def set_budget(code: str, amount: Money, *, actor: Actor, at: datetime) -> None:
    """Sets money aside, or changes how much. Refuses with `AgreedUnusable` another currency than before."""
    with transaction.atomic():
        budget, is_new = Budget.objects.select_for_update().get_or_create(
            code=code, defaults={"currency": amount.currency.code, "amount_minor": amount.minor}
        )
        if budget.currency != amount.currency.code:
            raise AgreedUnusable(
                f"The budget {code} is in {budget.currency}.", "Give one of another currency another code."
            )
        before = None if is_new else {"amount_minor": budget.amount_minor}
        budget.amount_minor = amount.minor
        budget.save(update_fields=["amount_minor"])
        record_event(
            stream=STREAM,
            deed="budget.set",
            about=code,
            actor=actor,
            at=at,
            before=before,
            after={"amount_minor": amount.minor, "currency": budget.currency},
        )


def _budget(code: str, currency: str) -> Budget | None:
    if not code:
        return None
    budget = Budget.objects.filter(code=code, currency=currency).first()
    if budget is None:
        raise AgreedUnusable(
            f"There is no budget {code} in {currency}.",
            "quittance agreed budget CODE --amount AMOUNT sets one.",
        )
    return budget


def _waiting(reference: str) -> AgreedCharge:
    charge = (
        AgreedCharge.objects.select_for_update(of=("self",))
        .select_related("contract", "budget")
        .filter(reference=reference, state="requested")
        .first()
    )
    if charge is None:
        raise AgreedNotWaiting(
            f"No agreed charge {reference} waits for approval.", "quittance agreed list shows them."
        )
    return charge


def _within_budget(charge: AgreedCharge) -> None:
    if charge.budget is None:
        return
    budget = Budget.objects.select_for_update().get(pk=charge.budget.pk)
    spent = budget.charges.filter(state="approved").aggregate(sum=Sum("limit_minor"))["sum"] or 0
    if spent + charge.limit_minor > budget.amount_minor:
        currency = parse_currency(budget.currency)
        left = Money(budget.amount_minor - spent, currency)
        raise BudgetExceeded(
            f"{charge.reference} may cost {Money(charge.limit_minor, currency)}, and {left} are left of"
            f" {budget.code}.",
            "Raise the budget, or agree it under another one.",
        )


def _attach(charge: AgreedCharge, files: Sequence[Path]) -> None:
    for path in files:
        AgreedEvidence.objects.create(charge=charge, name=path.name, file=store_file(path))


def _record(deed: str, charge: AgreedCharge, actor: Actor, at: datetime) -> None:
    after = {
        "contract": charge.contract.code,
        "subject": f"{charge.subject} {charge.subject_id}",
        "code": charge.code,
        "amount_minor": charge.amount_minor,
        "limit_minor": charge.limit_minor,
        "evidence": sorted(charge.evidence.values_list("file_id", flat=True)),
    }
    record_event(stream=STREAM, deed=deed, about=charge.reference, actor=actor, at=at, after=after)
