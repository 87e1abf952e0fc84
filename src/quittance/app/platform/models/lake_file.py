"""The files of the lake with their hashes: what disk or bucket hold is checked against this."""

from __future__ import annotations

from django.db import models


class LakeFile(models.Model):
    """A data file that a committed run wrote. `removed_at` says when maintenance replaced it by others."""

    path = models.CharField(max_length=1000, unique=True)
    table_name = models.CharField(max_length=255, db_index=True)
    month_date = models.DateField()
    rows = models.BigIntegerField()
    size_bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    run = models.ForeignKey("platform.Run", on_delete=models.PROTECT, related_name="files")
    removed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.path
