"""Personal details: the one table of the parties whose rows can be deleted."""

from __future__ import annotations

from django.db import models

from quittance.app.parties.models.party import Party


class PersonalDetails(models.Model):
    """Names, streets, mail addresses and phones of one item, by the token that its row in the history has.

    The token is made of codes, never of what it stands for.
    """

    token = models.CharField(max_length=32, primary_key=True)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=255, blank=True)
    values = models.JSONField()

    def __str__(self) -> str:
        return self.token


class Erasure(models.Model):
    """That the personal details of an item were erased, and are not to come back. Rows are only added."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=255, blank=True)
    reason = models.CharField(max_length=20)
    actor = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.party_id} {self.kind} {self.key}"
