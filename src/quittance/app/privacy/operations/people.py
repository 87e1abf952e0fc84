"""People from a file into their own table, sealed."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from quittance.app.platform.models import Actor
from quittance.app.platform.operations.events import record_event
from quittance.app.privacy.cipher import seal, unseal
from quittance.app.privacy.models import Person
from quittance.app.privacy.operations.keys import key_to_read, key_to_seal, month_of
from quittance.app.privacy.token import token_of
from quittance.core.facts.subjects import SUBJECTS
from quittance.kernel.refusal import Refusal

STREAM = "privacy"
ROLES = ("recipient", "buyer", "sender")
SAID = ("name", "street", "place", "phone", "mail")
"""What can be known of somebody."""


class BadPeople(Refusal):
    """The file of people cannot be taken in; nothing of it was."""

    code = "BAD_PEOPLE"


@dataclass(frozen=True, slots=True)
class PeopleLoaded:
    """How many are new or changed, were known already, or were erased before and stay so."""

    new: int
    known: int
    erased: int


def load_people(path: Path, *, keys: Path, actor: Actor, at: datetime) -> PeopleLoaded:
    """Takes in a CSV file with `subject`, `subject_id`, `role` and any of name, street, place, phone, mail.

    Who was erased is not taken in again. Refuses with `BadPeople`, and then takes in nobody, `KeyMissing`.
    """
    month = month_of(at)
    counts = {"new": 0, "known": 0, "erased": 0}
    with transaction.atomic():
        key = key_to_seal(month, keys=keys, at=at)
        for row in _rows(path):
            said = json.dumps({name: row[name] for name in SAID if row.get(name)}, sort_keys=True)
            token = token_of(row["subject"], row["subject_id"], row["role"])
            person = Person.objects.filter(token=token).first()
            if person is not None and person.sealed is None:
                counts["erased"] += 1
                continue
            if person is not None and _said(person, keys) == said:
                counts["known"] += 1
                continue
            Person.objects.update_or_create(
                token=token,
                defaults={
                    "subject": row["subject"],
                    "subject_id": row["subject_id"],
                    "role": row["role"],
                    "month_id": month,
                    "sealed": seal(said.encode(), key, about=token),
                    "known_at": at,
                },
            )
            counts["new"] += 1
        if counts["new"]:
            record_event(
                stream=STREAM, deed="people.loaded", about=f"{month:%Y-%m}", actor=actor, at=at, after=counts
            )
    return PeopleLoaded(**counts)


def note_shown(tokens: Sequence[str], *, actor: Actor, at: datetime) -> None:
    """Says in the event log that somebody looked at these people or files; nothing if there are none."""
    if tokens:
        record_event(stream=STREAM, deed="personal.shown", about=", ".join(tokens)[:200], actor=actor, at=at)


def _said(person: Person, keys: Path) -> str:
    assert person.sealed is not None
    key = key_to_read(person.month_id, keys=keys)
    return unseal(bytes(person.sealed), key, about=person.token).decode()


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = csv.DictReader(file)
        headings = set(read.fieldnames or ())
        needed = {"subject", "subject_id", "role"}
        if not needed <= headings or headings - needed - set(SAID):
            raise BadPeople(
                f"{path.name} has the columns {', '.join(sorted(headings))}.",
                f"Columns: {', '.join(sorted(needed))}, and any of {', '.join(SAID)}.",
            )
        for line, row in enumerate(read, start=2):
            if row["subject"] not in SUBJECTS or not row["subject_id"] or row["role"] not in ROLES:
                raise BadPeople(
                    f"{path.name} line {line}: subject, subject_id or role cannot be used.",
                    f"Subjects: {', '.join(SUBJECTS)}. Roles: {', '.join(ROLES)}.",
                )
            yield row
