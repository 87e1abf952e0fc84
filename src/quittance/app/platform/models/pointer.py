"""Where each table of the lake stands now."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Pointer(models.Model):
    """One table's current metadata file. Columns as in pyiceberg's SQL catalogue: other tools can read it."""

    pk = models.CompositePrimaryKey("catalog_name", "table_namespace", "table_name")
    catalog_name = models.CharField(max_length=255)
    table_namespace = models.CharField(max_length=255)
    table_name = models.CharField(max_length=255)
    metadata_location = models.CharField(max_length=1000, null=True)
    previous_metadata_location = models.CharField(max_length=1000, null=True)
    iceberg_type = models.CharField(max_length=5, null=True, default="TABLE")

    class Meta:
        """Named as pyiceberg expects."""

        db_table = "iceberg_tables"
        ordering: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return f"{self.table_name} at {self.metadata_location}"
