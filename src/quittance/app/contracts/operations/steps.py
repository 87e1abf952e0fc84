"""The other steps of a version: reviewed, looked at, given notice of, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from quittance.app.contracts.models import ContractVersion
from quittance.app.contracts.operations.choose import name_of, not_the_author, one_version, waiting
from quittance.app.contracts.operations.load import STREAM
from quittance.app.contracts.operations.store import note_notice
from quittance.app.contracts.queries.preview import Preview, preview
from quittance.app.platform.models import Actor
from quittance.app.platform.operations.events import record_event
from quittance.kernel.refusal import Refusal

OPEN = ("draft", "reviewed")
"""States in which a version can still be worked on."""


class NothingToReview(Refusal):
    """No draft waits for a review."""

    code = "NOTHING_TO_REVIEW"


class NoticeInFuture(Refusal):
    """A notice is said to be delivered on a day that has not come."""

    code = "NOTICE_IN_FUTURE"


def review_drafts(codes: tuple[str, ...], *, actor: Actor, at: datetime) -> list[str]:
    """Notes that `actor` has read every draft of these contracts, or of all; gives them by name.

    Refuses with `ContractUnknown`, `NothingToReview`, or `SamePerson`, and then notes none.
    """
    with transaction.atomic():
        drafts = waiting(codes, ("draft",))
        if not drafts:
            raise NothingToReview(
                "No draft waits for a review.", "quittance contract load FOLDER makes drafts."
            )
        for draft in drafts:
            not_the_author(draft, actor, "review")
            draft.state, draft.reviewer, draft.reviewed_at = "reviewed", actor, at
            draft.save(update_fields=["state", "reviewer", "reviewed_at"])
        names = [name_of(draft) for draft in drafts]
        _record("contracts.reviewed", f"{len(names)} versions", actor, at, {"versions": names})
    return names


def preview_draft(code: str, from_date: date | None, *, actor: Actor, at: datetime) -> Preview:
    """What the draft changes, and a note that `actor` has seen it. Refuses as `one_version` does."""
    with transaction.atomic():
        version = one_version(code, from_date, OPEN, "previewed")
        seen = preview(version, at=at)
        if version.previewed_by_id != actor.pk:
            version.previewed_by = actor
            version.save(update_fields=["previewed_by"])
            about = {"effect": seen.effect.kind.value, "gate": seen.gate.verdict.value}
            _record("contracts.previewed", name_of(version), actor, at, about)
    return seen


def record_notice(
    code: str, from_date: date | None, *, delivered_on: date, proof: Path, actor: Actor, at: datetime
) -> str:
    """Notes that the other side got notice of the draft on that day, with the file that proves it.

    Gives the version's name. Refuses as `one_version` does, or with `NoticeInFuture`, `DocumentTooLarge`.
    """
    if delivered_on > at.date():
        raise NoticeInFuture(
            f"A notice cannot have been delivered on {delivered_on}; today is {at.date()}.",
            "Note it when its delivery is proven.",
        )
    with transaction.atomic():
        version = one_version(code, from_date, OPEN, "given notice of")
        notice, is_new = note_notice(version, delivered_on, proof, actor=actor, at=at)
        if is_new:
            about = {
                "delivered_on": str(delivered_on),
                "proof": notice.proof.name,
                "hash": notice.proof.file_id,
            }
            _record("contracts.notice", name_of(version), actor, at, about)
    return name_of(version)


def withdraw_draft(code: str, from_date: date | None, *, reason: str, actor: Actor, at: datetime) -> str:
    """Withdraws a version that was not approved; it stays in the books. Gives its name.

    Refuses as `one_version` does.
    """
    with transaction.atomic():
        version: ContractVersion = one_version(code, from_date, OPEN, "withdrawn")
        version.state, version.reason = "withdrawn", reason
        version.save(update_fields=["state", "reason"])
        _record("contracts.withdrawn", name_of(version), actor, at, {"reason": reason})
    return name_of(version)


def _record(deed: str, about: str, actor: Actor, at: datetime, after: Mapping[str, object]) -> None:
    record_event(stream=STREAM, deed=deed, about=about, actor=actor, at=at, after=after)
