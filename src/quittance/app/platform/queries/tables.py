"""The tables of the lake as the books know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Sum

from quittance.app.platform.models import LakeFile
from quittance.lake.table import LakeTable
from quittance.lake.tables import TABLES


@dataclass(frozen=True, slots=True)
class TableFigures:
    """Rows, files and bytes of a table now; its months as YYYY-MM, "" while it is empty."""

    table: LakeTable
    rows: int
    files: int
    size_bytes: int
    first_month: str
    last_month: str


def table_states() -> list[TableFigures]:
    """Every table, in the order in which they are documented."""
    valid = LakeFile.objects.filter(removed_at=None).values("table_name")
    found = {
        row["table_name"]: row
        for row in valid.annotate(
            rows_sum=Sum("rows"),
            files=Count("pk"),
            size=Sum("size_bytes"),
            first=Min("month_date"),
            last=Max("month_date"),
        )
    }
    return [_figures(table, found.get(table.name)) for table in TABLES]


def _figures(table: LakeTable, row: Mapping[str, Any] | None) -> TableFigures:
    if row is None:
        return TableFigures(table, 0, 0, 0, "", "")
    return TableFigures(
        table,
        row["rows_sum"],
        row["files"],
        row["size"],
        f"{row['first']:%Y-%m}",
        f"{row['last']:%Y-%m}",
    )
