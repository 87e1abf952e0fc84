"""Parties from files into the books. What is there already is left alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from quittance.app.parties.folder import PartiesUnreadable, read_parties
from quittance.app.parties.models import Party
from quittance.app.platform.models import Actor
from quittance.app.platform.operations.events import record_event

STREAM = "parties"


@dataclass(frozen=True, slots=True)
class PartiesLoaded:
    """How many parties are new."""

    new: int


def load_parties(source: Path, *, actor: Actor, at: datetime) -> PartiesLoaded:
    """Takes in the parties of a folder. Loading it again changes nothing.

    Refuses with `PartiesUnreadable`, and then takes in nothing.
    """
    with transaction.atomic():
        new = [
            one.code for one in read_parties(source) if _take(one.code, one.role, one.legal_name, one.country)
        ]
        if new:
            record_event(
                stream=STREAM,
                deed="parties.loaded",
                about=source.name,
                actor=actor,
                at=at,
                after={"new": new},
            )
    return PartiesLoaded(len(new))


def _take(code: str, role: str, legal_name: str, country: str) -> bool:
    party, is_new = Party.objects.get_or_create(
        code=code, defaults={"role": role, "legal_name": legal_name, "country": country}
    )
    if (party.role, party.legal_name, party.country) != (role, legal_name, country):
        raise PartiesUnreadable(
            f"The party {code} is {party.legal_name} ({party.role}, {party.country}) in the books."
        )
    return is_new
