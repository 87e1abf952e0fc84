"""The month of a run from its inputs, as they were pinned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from quittance.app.contracts.queries.agreed import agreed_by
from quittance.app.contracts.queries.in_force import contracts_in_force
from quittance.app.contracts.queries.terms import terms_in_force
from quittance.app.rating.operations.chosen import Chosen
from quittance.app.rating.operations.month import READ, Month, Since, last_day
from quittance.lake.catalog import StagingCatalog
from quittance.lake.read import Pinned, pin, require_files
from quittance.lake.storage import Storage
from quittance.lake.table import LakeTable
from quittance.lake.tables.allocations import ALLOCATIONS
from quittance.lake.tables.charges import CHARGES


def pinned_facts(catalog: StagingCatalog, storage: Storage, inputs: Mapping[str, Any]) -> dict[str, Pinned]:
    """The tables that the run reads, by name. Refuses with `LakeFileMissing` or `LakeFileAltered`."""
    return {table.name: _pinned(catalog, storage, table, inputs) for table in READ}


def open_month(
    catalog: StagingCatalog,
    facts: Mapping[str, Pinned],
    inputs: Mapping[str, Any],
    *,
    known_at: datetime,
    run: str,
    since: Since | None = None,
) -> Month:
    """The month, with the charges and shares that are there now."""
    period = date.fromisoformat(f"{inputs['period']}-01")
    closed = inputs["closed_before"]
    return Month(
        period,
        facts=facts,
        charged=pin(catalog, CHARGES),
        allocated=pin(catalog, ALLOCATIONS),
        contracts=contracts_in_force(inputs["versions"], inputs["enrolments"]),
        terms=terms_in_force(inputs["versions"], last_day(period)),
        chosen=Chosen(inputs["contracts"], inputs["charges"], inputs["reasons"]),
        known_at=known_at,
        run=run,
        time_zone=inputs["time_zone"],
        closed_before=date.fromisoformat(closed) if closed else None,
        agreed=agreed_by(inputs["agreed"]),
        since=since,
    )


def _pinned(catalog: StagingCatalog, storage: Storage, table: LakeTable, inputs: Mapping[str, Any]) -> Pinned:
    snapshot = inputs["snapshots"][table.name]
    if snapshot is None:
        return Pinned(table, None, ())
    found = pin(catalog, table, snapshot_id=snapshot)
    require_files(found, storage)
    return found
