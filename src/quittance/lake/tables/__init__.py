"""The tables of the lake, one module each."""

from __future__ import annotations

from quittance.lake.table import LakeTable
from quittance.lake.tables.parcels import PARCELS

TABLES: tuple[LakeTable, ...] = (PARCELS,)
"""All of them. A table that is missing in a lake is created by `quittance init` or `migrate`."""


def find_table(name: str) -> LakeTable | None:
    """The table of that name, or None."""
    return next((table for table in TABLES if table.name == name), None)
