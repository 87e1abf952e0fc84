"""Work that is done later, and the timetable that says when."""

from __future__ import annotations

from django.db import models


class Schedule(models.Model):
    """Work that comes up again and again.

    work       its name, as `quittance jobs list --works` gives them.
    timetable  such as `daily 03:00`, in the zone of the workspace; "" while it is switched off.
    since      slots before that are not made up for.
    """

    name = models.CharField(max_length=80, primary_key=True)
    work = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    timetable = models.CharField(max_length=40, blank=True)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.work} {self.timetable}"


class Job(models.Model):
    """One piece of work. Its key makes it one, whoever asks for it how often.

    declared_at  the time that the work takes as its own: the same on every try.
    state        waiting, working, done or failed. A job that is working and whose lock is free has lost its
                 worker, and is taken up again.
    said         what it answered; `trouble` what the last try ended with.
    """

    key = models.CharField(max_length=200, unique=True)
    work = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    run_after = models.DateTimeField(db_index=True)
    state = models.CharField(
        max_length=10, choices=[(one, one) for one in ("waiting", "working", "done", "failed")]
    )
    attempts = models.PositiveIntegerField(default=0)
    declared_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    said = models.JSONField(null=True)
    trouble = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.key} ({self.state})"
