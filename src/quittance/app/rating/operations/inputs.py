"""What a run reads, told once: the same state of things is the same run."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from typing import Any

from quittance.app.contracts.queries.agreed import agreed_known
from quittance.app.contracts.queries.enrolments import enrolment_mark
from quittance.app.contracts.queries.in_force import contracts_in_force, known_codes, version_ids
from quittance.app.platform.pointer_store import open_catalog
from quittance.app.rating.operations.chosen import Chosen
from quittance.app.rating.operations.closed import closed_before
from quittance.app.rating.operations.month import READ
from quittance.engines.charges.deltas import REASONS
from quittance.kernel.refusal import Refusal
from quittance.lake.read import pin
from quittance.lake.storage import Storage


class NoContracts(Refusal):
    """No contract is approved that could price anything."""

    code = "NO_CONTRACTS"


class UnknownReason(Refusal):
    """No charge ever differs for a reason of that name."""

    code = "UNKNOWN_REASON"


def inputs_now(
    period: date, storage: Storage, time_zone: str, at: datetime, chosen: Chosen
) -> tuple[str, dict[str, Any]]:
    """The key of the run over what is there now, and its inputs.

    Snapshots are numbered by chance, so the key has the runs that wrote them. Refuses with `NoContracts` and
    `UnknownReason`.
    """
    catalog = open_catalog(storage)
    versions = version_ids(at)
    if not versions:
        raise NoContracts(
            "No approved contract could price anything.",
            "quittance contract load, then quittance contract approve.",
        )
    if unknown := sorted(set(chosen.contracts) - known_codes(versions)):
        raise NoContracts(
            f"There is no approved contract {unknown[0]}.", "quittance contract list shows them."
        )
    if wrong := sorted(set(chosen.reasons) - set(REASONS)):
        raise UnknownReason(f"There is no reason {wrong[0]}.", f"Known: {', '.join(REASONS)}.")
    read = {table.name: pin(catalog, table) for table in READ}
    closed = closed_before(contracts_in_force(versions), at)
    told = {
        "period": f"{period:%Y-%m}",
        "contracts": sorted(chosen.contracts),
        "charges": sorted(chosen.charges),
        "reasons": sorted(chosen.reasons),
        "versions": versions,
        "enrolments": enrolment_mark(at),
        "agreed": agreed_known(at),
        "closed_before": closed.isoformat() if closed else None,
        "time_zone": time_zone,
    }
    inputs = {**told, "snapshots": {name: pinned.snapshot_id for name, pinned in read.items()}}
    named = {**told, **{name: pinned.run for name, pinned in read.items()}}
    digest = hashlib.sha256(json.dumps(named, sort_keys=True).encode()).hexdigest()[:24]
    return f"rate.{period:%Y-%m}.{digest}", inputs
