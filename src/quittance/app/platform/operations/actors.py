"""Actors come and get roles."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from quittance.app.platform.models import Actor, ActorRole
from quittance.app.platform.operations.events import record_event
from quittance.kernel.refusal import Refusal

SYSTEM = "system"
"""The worker that does what nobody in particular does, such as setting up a workspace."""

STREAM = "actors"


class UnknownActor(Refusal):
    """Nobody of that name acts here."""

    code = "UNKNOWN_ACTOR"


def find_actor(name: str) -> Actor:
    """The actor of that name. Refuses with `UnknownActor` one who is not there or has retired."""
    actor = Actor.objects.filter(name=name, retired_at=None).first()
    if actor is None:
        raise UnknownActor(
            f"Nobody called {name} works in these books.",
            "Name an actor with --actor, or add one: quittance actor add NAME --role ROLE",
        )
    return actor


def add_actor(*, name: str, kind: str, role: str, by: Actor | None, at: datetime) -> Actor:
    """A new actor with one role from that day on, or the one who is there. The system comes `by` None."""
    with transaction.atomic():
        actor, is_new = Actor.objects.get_or_create(name=name, defaults={"kind": kind})
        if not is_new:
            return actor
        if by is not None:
            ActorRole.objects.create(actor=actor, role=role, from_date=at.date(), granted_by=by)
        record_event(
            stream=STREAM,
            deed="actor.added",
            about=name,
            actor=by or actor,
            at=at,
            after={"kind": kind, "role": role},
        )
    return actor
