"""The full comparison: are the charges of a month what its facts and contracts come to?"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import duckdb

from quittance.app.contracts.queries.agreed import agreed_by
from quittance.app.contracts.queries.in_force import contracts_in_force
from quittance.app.contracts.queries.terms import terms_in_force
from quittance.app.platform.models import Run
from quittance.app.platform.pointer_store import open_catalog
from quittance.app.rating.operations.month import READ, Month, last_day
from quittance.app.rating.operations.work import find_differences
from quittance.kernel.finding import Finding
from quittance.lake.catalog import StagingCatalog
from quittance.lake.read import Pinned, pin
from quittance.lake.storage import Storage
from quittance.lake.table import LakeTable
from quittance.lake.tables.allocations import ALLOCATIONS
from quittance.lake.tables.charges import CHARGES


def differing_charges(period: date, storage: Storage) -> list[Finding] | None:
    """A finding CHARGES_DIFFER for each side and reason for which charges are not what they should be.

    Rates every subject of the month anew on what the last run knew, and writes nothing. None if the month was
    never rated by all contracts.
    """
    last = (
        Run.objects.filter(kind="rate", scope=f"rate.{period:%Y-%m}", state="done", inputs__contracts=[])
        .order_by("pk")
        .last()
    )
    if last is None:
        return None
    catalog = open_catalog(storage)
    closed = last.inputs["closed_before"]
    month = Month(
        period,
        facts={table.name: _as_read(catalog, table, last) for table in READ},
        charged=pin(catalog, CHARGES),
        allocated=pin(catalog, ALLOCATIONS),
        contracts=contracts_in_force(last.inputs["versions"], last.inputs["enrolments"]),
        terms=terms_in_force(last.inputs["versions"], last_day(period)),
        only=(),
        known_at=last.declared_at,
        run="verify",
        time_zone=last.inputs["time_zone"],
        closed_before=date.fromisoformat(closed) if closed else None,
        agreed=agreed_by(last.inputs["agreed"]),
    )
    with duckdb.connect() as connection, tempfile.TemporaryDirectory() as folder:
        storage.open_to(connection)
        sums = find_differences(connection, month, Path(folder) / "unrated.csv").sums
    return [
        Finding(
            "CHARGES_DIFFER",
            f"{count} charges ({side}, {reason}) lack {amount} {currency} of what facts and contracts give.",
            hint="Please report this. A new version of a contract makes the next run look at all parcels.",
        )
        for side, reason, currency, count, amount in sums
    ]


def _as_read(catalog: StagingCatalog, table: LakeTable, run: Run) -> Pinned:
    snapshot = run.inputs["snapshots"][table.name]
    return Pinned(table, None, ()) if snapshot is None else pin(catalog, table, snapshot_id=snapshot)
