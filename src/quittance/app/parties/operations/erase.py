"""Personal details go; history, hashes and the event log stay as they are, for they never had them."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from quittance.app.parties.models import Erasure, Party, PersonalDetails
from quittance.app.parties.operations.load import STREAM, lock_parties
from quittance.app.platform.models import Actor
from quittance.app.platform.operations.events import record_event
from quittance.kernel.refusal import Refusal

REASONS = ("request", "retention", "mistake")
"""Why: the person asked for it, the time to keep it is over, it should never have been here."""


class NothingToErase(Refusal):
    """There are no personal details of that name."""

    code = "NOTHING_TO_ERASE"


def erase_details(
    code: str, *, contact: str | None, reason: str, actor: Actor, at: datetime
) -> list[tuple[str, str]]:
    """Erases the personal details of a contact, or everything personal of the party where `contact` is None.

    Every state that was ever known of it goes. Gives the kinds and keys of the items; files that still have
    the details cannot bring them back. Refuses with `NothingToErase`.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten, too
    with transaction.atomic():
        lock_parties()
        details = PersonalDetails.objects.filter(party__code=code)
        if contact is not None:
            details = details.filter(kind="contact", key=contact)
        items = sorted(set(details.values_list("kind", "key")))
        if not items:
            what = f"contact {contact}" if contact is not None else "personal details"
            raise NothingToErase(f"{code} has no {what} to erase.", f"quittance party show {code}")
        party = Party.objects.get(code=code)
        Erasure.objects.bulk_create(
            Erasure(party=party, kind=kind, key=key, reason=reason, actor=actor, at=at) for kind, key in items
        )
        details.delete()
        record_event(
            stream=STREAM,
            deed="details.erased",
            about=code,
            actor=actor,
            at=at,
            after={"items": [f"{kind} {key}".rstrip() for kind, key in items], "reason": reason},
        )
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # else the log keeps a copy
    return items
