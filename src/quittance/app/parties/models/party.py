"""A legal entity that we deal with, or are."""

from __future__ import annotations

from django.db import models


class Party(models.Model):
    """One legal entity by the code that files name it with. What is known of it is in the other tables."""

    code = models.CharField(max_length=80, unique=True)

    def __str__(self) -> str:
        return self.code


class PartyEntry(models.Model):
    """One line of a party's history: what somebody's file said anew of it. Rows are only added.

    number        1, 2, 3 for each party.
    known_at      from then on it is known, whatever day it holds from.
    source        the name of the file.
    changes       what is new, changed or withdrawn, by the names of items and fields; nothing personal.
    content_hash  SHA-256 of everything known of the party from then on, personal details left out.
    """

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    known_at = models.DateTimeField(db_index=True)
    actor = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=255)
    changes = models.JSONField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        """Numbers of a party are unique."""

        constraints = (models.UniqueConstraint(fields=["party", "number"], name="party_entry_number_once"),)

    def __str__(self) -> str:
        return f"{self.party_id} entry {self.number}"
