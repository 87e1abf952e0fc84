"""The tables of the lake, one module each."""

from __future__ import annotations

from quittance.lake.table import LakeTable
from quittance.lake.tables.allocations import ALLOCATIONS
from quittance.lake.tables.charges import CHARGES
from quittance.lake.tables.parcels import PARCELS
from quittance.lake.tables.records import RECORD_TABLES
from quittance.lake.tables.subjects import SUBJECT_TABLES

TABLES: tuple[LakeTable, ...] = (PARCELS, *SUBJECT_TABLES, *RECORD_TABLES, CHARGES, ALLOCATIONS)
"""All of them. A table that is missing in a lake is created by `quittance init` or `migrate`."""


def find_table(name: str) -> LakeTable | None:
    """The table of that name, or None."""
    return next((table for table in TABLES if table.name == name), None)
