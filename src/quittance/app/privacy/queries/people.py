"""Who somebody is, for those who have a reason to ask; the event log says that they asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quittance.app.privacy.cipher import unseal
from quittance.app.privacy.models import Person
from quittance.app.privacy.operations.keys import key_to_read
from quittance.app.privacy.operations.people import SAID


@dataclass(frozen=True, slots=True)
class Known:
    """A person at a subject: `said` is empty once erased."""

    token: str
    role: str
    said: Mapping[str, str]
    erased_at: datetime | None


def people_of(subject: str, subject_id: str, *, keys: Path) -> list[Known]:
    """Everybody at a subject, by role. Refuses with `KeyMissing`."""
    found = Person.objects.filter(subject=subject, subject_id=subject_id).order_by("role")
    return [Known(one.token, one.role, _said(one, keys), one.erased_at) for one in found]


def _said(person: Person, keys: Path) -> dict[str, str]:
    if person.sealed is None:
        return {}
    key = key_to_read(person.month_id, keys=keys)
    said: dict[str, str] = json.loads(unseal(bytes(person.sealed), key, about=person.token))
    return {name: said[name] for name in SAID if name in said}
