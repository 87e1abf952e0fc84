"""The months that have a key. The keys themselves are files outside the books and outside of backups."""

from __future__ import annotations

from django.db import models


class MonthKey(models.Model):
    """A month whose personal data is sealed with one key.

    fingerprint   tells the right key from another one, and tells nothing of it.
    destroyed_at  since then nobody can read what was sealed in that month, backups included.
    """

    month = models.DateField(primary_key=True)
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
