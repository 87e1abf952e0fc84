"""A second person approves what the first one wrote."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from quittance.app.contracts.models import ContractVersion
from quittance.app.contracts.operations.load import STREAM
from quittance.app.platform.models import Actor
from quittance.app.platform.operations.events import record_event
from quittance.kernel.refusal import Refusal


class SamePerson(Refusal):
    """Whoever wrote something does not approve it."""

    code = "SAME_PERSON"


class NothingToApprove(Refusal):
    """No draft waits for approval."""

    code = "NOTHING_TO_APPROVE"


def approve_drafts(codes: tuple[str, ...], *, actor: Actor, at: datetime) -> list[str]:
    """Approves every draft of these contracts, or of all contracts; gives them as "code from day".

    From `at` on runs know them. Refuses with `SamePerson`, and then approves none, or `NothingToApprove`.
    """
    with transaction.atomic():
        drafts = ContractVersion.objects.select_for_update().filter(state="draft").select_related("contract")
        if codes:
            drafts = drafts.filter(contract__code__in=codes)
        approved = []
        for draft in drafts.order_by("contract__code", "from_date", "number"):
            if draft.author_id == actor.pk:
                raise SamePerson(
                    f"{actor.name} wrote {draft.contract.code} from {draft.from_date} and cannot approve it.",
                    "Let somebody else approve it: --actor NAME.",
                )
            draft.state, draft.approver, draft.known_at = "approved", actor, at
            draft.save(update_fields=["state", "approver", "known_at"])
            approved.append(f"{draft.contract.code} from {draft.from_date}")
        if not approved:
            raise NothingToApprove(
                "No draft waits for approval.", "quittance contract load FOLDER makes drafts."
            )
        record_event(
            stream=STREAM,
            deed="contracts.approved",
            about=f"{len(approved)} versions",
            actor=actor,
            at=at,
            after={"versions": approved},
        )
    return approved
