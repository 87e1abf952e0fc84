"""What is new since the month was rated last: only these parcels can have another price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quittance.app.platform.models import Run
from quittance.app.platform.operations.runs import Claim
from quittance.lake.catalog import StagingCatalog
from quittance.lake.read import Pinned, pin


@dataclass(frozen=True, slots=True)
class Since:
    """`touched` is a SELECT of `parcel_id`; `unrated_file` is the list that the last run left, if any."""

    touched: str
    unrated_file: Path | None


def since_last(claim: Claim, catalog: StagingCatalog, parcels: Pinned, events: Pinned) -> Since | None:
    """What came since the last whole run of the month by the same versions; None where there was none.

    A row is new if its file was not in the snapshot that the last run read, or if it became known only
    after that run's time. After compaction old rows lie in new files: then more parcels are looked at than
    have news, which costs time and no cents.
    """
    last = (
        Run.objects.filter(kind="rate", scope=f"rate.{claim.inputs['period']}", state="done")
        .filter(inputs__contracts=[], inputs__versions=claim.inputs["versions"])
        .order_by("pk")
        .last()
    )
    if last is None or last.declared_at > claim.declared_at or claim.inputs["contracts"]:
        return None
    listed = last.summary["unrated_file"] if last.summary else None
    if listed is not None and not Path(listed).is_file():
        return None
    parts = [
        part
        for pinned, column, where in (
            (parcels, "parcel_id", ""),
            (events, "subject_id", "subject = 'parcel'"),
        )
        for part in _new(pinned, _before(catalog, pinned, last.inputs), column, where, last.declared_at)
    ]
    return Since(" UNION ".join(parts), Path(listed) if listed else None)


def _before(catalog: StagingCatalog, now: Pinned, inputs: dict[str, int | None]) -> Pinned:
    snapshot = inputs[now.table.name]
    if snapshot is None:
        return Pinned(now.table, None, ())
    return pin(catalog, now.table, snapshot_id=snapshot)


def _new(now: Pinned, before: Pinned, column: str, where: str, known_at: datetime) -> list[str]:
    known = {file.path for file in before.files}
    fresh = Pinned(now.table, None, tuple(file for file in now.files if file.path not in known))
    old = Pinned(now.table, None, tuple(file for file in now.files if file.path in known))
    about = f"{where} AND " if where else ""
    return [
        f"SELECT {column} AS parcel_id FROM {fresh.relation()} WHERE {about}TRUE",
        f"SELECT {column} AS parcel_id FROM {old.relation()}"
        f" WHERE {about}known_at > TIMESTAMPTZ '{known_at.isoformat()}'",
    ]
