"""Files as they came in, sealed: the proof of what a sender said."""

from __future__ import annotations

from django.db import models


class RawFile(models.Model):
    """A file that was taken in. `path` counts from the lake's location; facts name it by its `sha256`."""

    sha256 = models.CharField(max_length=64, db_index=True)
    month = models.ForeignKey("privacy.MonthKey", on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=255)
    source = models.CharField(max_length=80)
    path = models.CharField(max_length=200)
    size_bytes = models.BigIntegerField()
    kept_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        """A file is kept once a month."""

        constraints = (models.UniqueConstraint(fields=["sha256", "month"], name="raw_file_once_a_month"),)

    def __str__(self) -> str:
        return self.name
