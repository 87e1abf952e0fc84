"""Runs: every ingest, rating, billing and close has a key and a declared time, taken once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Run(models.Model):
    """One run, from its claim to its commit.

    key          names what the run does and to what; the same key is the same run, however often it is tried.
    scope        what unfinished work it would continue: a retry finds its run by scope.
    inputs       what it was told, frozen at the claim, snapshot ids of the tables it reads among it.
    declared_at  the run's own time: written into what it makes, the same on every try.
    state        claimed, then done; a claimed run that nobody works on was killed and can be taken up again.
    summary      what it did, as it is told again when somebody repeats it.
    """

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40)
    scope = models.CharField(max_length=200, db_index=True)
    inputs = models.JSONField(default=dict)
    declared_at = models.DateTimeField()
    actor = models.ForeignKey("platform.Actor", on_delete=models.PROTECT, related_name="runs")
    attempts = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=[("claimed", "claimed"), ("done", "done")])
    finished_at = models.DateTimeField(null=True)
    summary = models.JSONField(null=True)

    class Meta:
        """A run is done if and only if it says when and what."""

        constraints = (
            models.CheckConstraint(
                condition=Q(state="claimed", finished_at=None, summary=None)
                | Q(state="done", finished_at__isnull=False, summary__isnull=False),
                name="run_done_says_what",
            ),
            models.UniqueConstraint(
                fields=["scope"], condition=Q(state="claimed"), name="run_one_claim_a_scope"
            ),
        )

    def __str__(self) -> str:
        return f"{self.key} ({self.state})"


class RunSnapshot(models.Model):
    """A snapshot of a lake table that a run read or wrote: expiry spares what is pinned here."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="snapshots")
    table_name = models.CharField(max_length=255)
    snapshot_id = models.BigIntegerField()
    role = models.CharField(max_length=5, choices=[("read", "read"), ("wrote", "wrote")])

    class Meta:
        """A run reads one snapshot of a table, and writes one."""

        constraints = (
            models.UniqueConstraint(fields=["run", "table_name", "role"], name="run_snapshot_once"),
        )

    def __str__(self) -> str:
        return f"{self.run_id} {self.role} {self.table_name} {self.snapshot_id}"
