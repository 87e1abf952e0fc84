"""A second person approves what the first one wrote, and prices of sellers pass the notice gate."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from quittance.app.contracts.models import Contract, ContractVersion
from quittance.app.contracts.operations.choose import SamePerson, name_of, not_the_author, waiting
from quittance.app.contracts.operations.load import STREAM
from quittance.app.contracts.queries.preview import Preview, preview
from quittance.app.platform.models import Actor
from quittance.app.platform.operations.events import record_event
from quittance.core.contracts.effect import Kind
from quittance.core.contracts.notice import Verdict
from quittance.kernel.refusal import Refusal

__all__ = ["NothingToApprove", "SamePerson", "approve_drafts"]


class NothingToApprove(Refusal):
    """No draft waits for approval."""

    code = "NOTHING_TO_APPROVE"


class NoticeMissing(Refusal):
    """A raise for sellers has no proven notice."""

    code = "NOTICE_MISSING"


class NoticeTooShort(Refusal):
    """A raise for sellers would begin before its notice is old enough."""

    code = "NOTICE_TOO_SHORT"


class RaiseRetroactive(Refusal):
    """A raise for sellers would hold for days that have begun."""

    code = "RAISE_RETROACTIVE"


class PreviewMissing(Refusal):
    """A back-dated change was not looked at before its approval."""

    code = "PREVIEW_MISSING"


def approve_drafts(codes: tuple[str, ...], *, actor: Actor, at: datetime, no_increase: str = "") -> list[str]:
    """Approves what waits for approval of these contracts, or of all; gives them as "code from day".

    From `at` on runs know them. `no_increase` is the approver's reason why versions whose effect cannot be
    told raise nothing. Refuses, and then approves none, with `NothingToApprove`, `ContractUnknown`,
    `SamePerson`, for sellers' prices `NoticeMissing`, `NoticeTooShort` or `RaiseRetroactive`, and for what
    holds from a day that has begun `PreviewMissing`.
    """
    with transaction.atomic():
        drafts = waiting(codes, ("draft", "reviewed"))
        if not drafts:
            raise NothingToApprove(
                "No draft waits for approval.", "quittance contract load FOLDER makes drafts."
            )
        told = []
        for draft in drafts:
            not_the_author(draft, actor, "approve")
            told.append(_approve(draft, actor, at, no_increase))
        Contract.objects.filter(pk__in=[draft.contract_id for draft in drafts], is_fixed=False).update(
            is_fixed=True
        )
        record_event(
            stream=STREAM,
            deed="contracts.approved",
            about=f"{len(told)} versions",
            actor=actor,
            at=at,
            after={"versions": told},
        )
    return [name_of(draft) for draft in drafts]


def _approve(draft: ContractVersion, actor: Actor, at: datetime, no_increase: str) -> dict[str, str]:
    """Whoever approves what nobody has reviewed has reviewed it."""
    seen = preview(draft, at=at, stated=bool(no_increase))
    _require(seen)
    if draft.reviewer is None:
        draft.reviewer, draft.reviewed_at = actor, at
    draft.state, draft.approver, draft.known_at = "approved", actor, at
    draft.effect = seen.effect.kind.value
    draft.effect_reason = no_increase if seen.effect.kind is Kind.UNKNOWN else ""
    draft.save(
        update_fields=[
            "state", "reviewer", "reviewed_at", "approver", "known_at", "effect", "effect_reason",
        ]
    )  # fmt: skip
    return {"version": name_of(draft), "effect": draft.effect, "reason": draft.effect_reason}


def _require(seen: Preview) -> None:
    """The notice gate, and a look at what is back-dated."""
    name, code = name_of(seen.version), seen.version.contract.code
    why = (
        "raises prices"
        if seen.effect.kind is Kind.INCREASE
        else "may raise prices (what it does cannot be told)"
    )
    state = "" if seen.effect.kind is Kind.INCREASE else ' If it raises none, say why: --no-increase "...".'
    match seen.gate.verdict:
        case Verdict.NOTICE_MISSING:
            raise NoticeMissing(
                f"{name} {why}, and no notice to {seen.version.contract.party.code} is proven.",
                f"It takes {seen.notice_days} days of notice: quittance contract notice {code}"
                f" --delivered DAY --proof FILE.{state}",
            )
        case Verdict.NOTICE_TOO_SHORT:
            raise NoticeTooShort(
                f"{name} {why}; the notice was delivered on {seen.delivered_on}, and {seen.notice_days} days"
                f" from then is {seen.gate.earliest}.",
                f"Let the version begin on {seen.gate.earliest} or later.{state}",
            )
        case Verdict.RETROACTIVE:
            earliest = (
                f" on {seen.gate.earliest} or later"
                if seen.gate.earliest
                else ", with notice, on a day to come"
            )
            raise RaiseRetroactive(
                f"{name} {why}, for days that have begun.", f"Let the version begin{earliest}.{state}"
            )
        case Verdict.PASSES:
            pass
    if seen.is_back_dated and seen.version.previewed_by_id is None:
        raise PreviewMissing(
            f"{name} changes prices of days that have begun, and nobody has looked at the difference.",
            f"quittance contract preview {code} shows it.",
        )
