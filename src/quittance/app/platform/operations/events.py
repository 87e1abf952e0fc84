"""Writing the event log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from quittance.app.platform.event_hash import event_hash
from quittance.app.platform.models import Actor, Event, EventHead

State = Mapping[str, Any]


def record_event(
    *,
    stream: str,
    deed: str,
    about: str,
    actor: Actor,
    at: datetime,
    before: State | None = None,
    after: State | None = None,
) -> Event:
    """Adds a link to the stream's chain, inside the transaction that makes the change; call it last in there.

    `deed` is a word such as `run.done`, `about` the business key of what was changed. Both states are plain
    JSON. The head of the stream stays locked until the transaction ends.
    """
    with transaction.atomic():
        head, _ = EventHead.objects.select_for_update().get_or_create(
            stream=stream, defaults={"number": 0, "hash": ""}
        )
        event = Event(
            stream=stream,
            number=head.number + 1,
            at=at,
            actor=actor,
            deed=deed,
            about=about,
            before=before,
            after=after,
            previous_hash=head.hash,
        )
        event.hash = event_hash(event, actor.name)
        event.save(force_insert=True)
        head.number, head.hash = event.number, event.hash
        head.save(update_fields=["number", "hash"])
    return event
