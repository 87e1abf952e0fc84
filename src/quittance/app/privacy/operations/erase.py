"""Erasing: one person, or everything of the months before a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from quittance.app.platform.models import Actor
from quittance.app.platform.operations.events import record_event
from quittance.app.privacy.models import MonthKey, Person, RawFile
from quittance.app.privacy.operations.keys import destroy_key, key_files
from quittance.app.privacy.operations.people import STREAM
from quittance.app.privacy.operations.raw_files import FOLDER
from quittance.kernel.places import reach
from quittance.kernel.refusal import Refusal
from quittance.lake.storage import Storage


class UnknownPerson(Refusal):
    """Nobody of that token is known here."""

    code = "UNKNOWN_PERSON"


class MonthNotOver(Refusal):
    """The key of a month is destroyed once the month is over, not before."""

    code = "MONTH_NOT_OVER"


@dataclass(frozen=True, slots=True)
class Erased:
    """What is gone: people, files as they came in, months whose key was destroyed."""

    people: int
    files: int
    months: tuple[date, ...]


def erase_people(tokens: Sequence[str], *, actor: Actor, at: datetime) -> Erased:
    """Empties the rows of these people; those erased before are left. Refuses with `UnknownPerson`.

    The event says the tokens, which stand for nobody any more.
    """
    with transaction.atomic():
        people = Person.objects.select_for_update().filter(token__in=tokens)
        if unknown := sorted(set(tokens) - {person.token for person in people}):
            raise UnknownPerson(
                f"Nobody is known by the token {unknown[0]}.", "quittance privacy show gives tokens."
            )
        count = people.filter(erased_at=None).update(sealed=None, erased_at=at)
        if count:
            record_event(
                stream=STREAM,
                deed="people.erased",
                about=f"{count} people",
                actor=actor,
                at=at,
                after={"tokens": sorted(set(tokens))},
            )
    return Erased(count, 0, ())


def erase_before(day: date, *, storage: Storage, keys: Path, actor: Actor, at: datetime) -> Erased:
    """Ends the retention of every month before that of `day`: people emptied, keys destroyed, files deleted.

    The books say it first; killed after that, the next call destroys what is left. Facts, charges and their
    hashes do not change. Refuses with `MonthNotOver`.
    """
    first = day.replace(day=1)
    if first > at.date().replace(day=1):
        raise MonthNotOver(
            f"{at:%Y-%m} is not over; its key is still in use.", f"At most: --before {at:%Y-%m}"
        )
    with transaction.atomic():
        due = list(MonthKey.objects.select_for_update().filter(month__lt=first, destroyed_at=None))
        people = Person.objects.filter(month__in=due, erased_at=None).update(sealed=None, erased_at=at)
        files = RawFile.objects.filter(month__in=due, destroyed_at=None).update(destroyed_at=at)
        MonthKey.objects.filter(pk__in=[key.pk for key in due]).update(destroyed_at=at)
        if due:
            record_event(
                stream=STREAM,
                deed="months.erased",
                about=f"before {first:%Y-%m}",
                actor=actor,
                at=at,
                after={"months": [str(key) for key in due], "people": people, "files": files},
            )
    reach("privacy: books say erased")
    left = MonthKey.objects.filter(destroyed_at__isnull=False, month__in=key_files(keys))
    for key in {*due, *left}:
        destroy_key(key.month, keys=keys)
        for file in storage.files(FOLDER, str(key)):
            storage.delete(file.path)
    return Erased(people, files, tuple(key.month for key in due))
