"""The business event log: what was done, by whom, in chains of hashes that show every change."""

from __future__ import annotations

from django.db import models


class Event(models.Model):
    """One thing that somebody did. Rows are only added; triggers refuse anything else.

    stream         one chain per legal entity or area; numbers of a stream have no gap.
    previous_hash  the hash of the event before it in the stream ("" for the first).
    hash           SHA-256 over the stream, number, time, actor, deed, object, both states and previous hash.
    """

    stream = models.CharField(max_length=80)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, related_name="+")
    deed = models.CharField(max_length=80)
    about = models.CharField(max_length=200, db_index=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        """Numbers of a stream are unique."""

        constraints = (models.UniqueConstraint(fields=["stream", "number"], name="event_number_once"),)

    def __str__(self) -> str:
        return f"{self.stream} {self.number}: {self.deed} {self.about}"


class EventHead(models.Model):
    """The end of each chain: locked last in a transaction, so that chains never cross."""

    stream = models.CharField(max_length=80, primary_key=True)
    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.stream} {self.number}"
