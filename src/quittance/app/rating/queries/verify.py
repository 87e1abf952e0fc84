"""The full comparison: are the charges of a month what its facts and contracts come to?"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import duckdb

from quittance.app.platform.models import Run
from quittance.app.platform.pointer_store import open_catalog
from quittance.app.rating.operations.allocate import allocate_costs
from quittance.app.rating.operations.opened import open_month, pinned_facts
from quittance.app.rating.operations.since import WHOLE
from quittance.app.rating.operations.work import find_differences
from quittance.kernel.finding import Finding
from quittance.lake.storage import Storage


def differing_charges(period: date, storage: Storage) -> list[Finding] | None:
    """A finding CHARGES_DIFFER for each side and reason for which charges are not what they should be.

    Rates every subject of the month anew on what the last run knew, and writes nothing. None if the month was
    never rated by all contracts.
    """
    last = (
        Run.objects.filter(kind="rate", scope=f"rate.{period:%Y-%m}", state="done", **WHOLE)
        .order_by("pk")
        .last()
    )
    if last is None:
        return None
    catalog = open_catalog(storage)
    facts = pinned_facts(catalog, storage, last.inputs)
    month = open_month(catalog, facts, last.inputs, known_at=last.declared_at, run="verify")
    with duckdb.connect() as connection, tempfile.TemporaryDirectory() as folder:
        storage.open_to(connection)
        found = find_differences(connection, month, Path(folder) / "unrated.csv")
        shares = allocate_costs(connection, month, found.rows)
        moved = connection.execute(f"SELECT count(*) FROM {shares.rows}").fetchall()[0][0] if shares else 0
    findings = [
        Finding(
            "CHARGES_DIFFER",
            f"{count} charges ({side}, {reason}) lack {amount} {currency} of what facts and contracts give.",
            hint="Please report this. A new version of a contract makes the next run look at all parcels.",
        )
        for side, reason, currency, count, amount in found.sums
    ]
    if moved:
        message = f"{moved} shares of wider subjects are not what their charges and members give."
        findings.append(Finding("CHARGES_DIFFER", message, hint="Please report this."))
    return findings
