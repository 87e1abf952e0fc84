"""What is new since the month was rated last: only these subjects can have another price."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quittance.app.platform.models import Run
from quittance.app.platform.operations.runs import Claim
from quittance.app.rating.operations.month import SUBJECT_TABLES, Since
from quittance.kernel.sql_literal import text
from quittance.lake.catalog import StagingCatalog
from quittance.lake.read import Pinned, pin
from quittance.lake.tables.records import DECISIONS, DECLARATION_ITEMS, EVENTS, MEASUREMENTS, MEMBERSHIPS

WHOLE: Mapping[str, Any] = {"inputs__contracts": [], "inputs__charges": [], "inputs__reasons": []}
"""Runs that left nothing out."""

_MEMBERSHIP = ("member", "member_id", '"of" AS unit', "of_id AS unit_id")


def since_last(claim: Claim, catalog: StagingCatalog, facts: Mapping[str, Pinned]) -> Since | None:
    """What came since the last whole run of the month by the same versions; None where there was none.

    A row is new if its file was not in the snapshot that the last run read, or if it became known only
    after that run's time. After compaction old rows lie in new files: then more subjects are looked at than
    have news, which costs time and no cents. A period that has closed meanwhile, an enrolment or an agreed
    charge makes all be looked at.
    """
    last = (
        Run.objects.filter(kind="rate", scope=f"rate.{claim.inputs['period']}", state="done")
        .filter(**WHOLE, inputs__versions=claim.inputs["versions"])
        .order_by("pk")
        .last()
    )
    if (
        last is None
        or last.declared_at > claim.declared_at
        or any(claim.inputs[name] for name in ("contracts", "charges", "reasons"))
    ):
        return None
    if any(last.inputs[name] != claim.inputs[name] for name in ("closed_before", "enrolments", "agreed")):
        return None
    listed = last.summary["unrated_file"] if last.summary else None
    if listed is not None and not Path(listed).is_file():
        return None
    news = {name: _News(catalog, pinned, last) for name, pinned in facts.items()}
    touched = {kind: _touched(kind, news) for kind in SUBJECT_TABLES}
    memberships = " UNION ALL ".join(news[MEMBERSHIPS.name].rows(*_MEMBERSHIP))
    return Since(touched, memberships, Path(listed) if listed else None)


class _News:
    """The rows of a table that the last run did not know."""

    def __init__(self, catalog: StagingCatalog, now: Pinned, last: Run) -> None:
        snapshot = last.inputs["snapshots"].get(now.table.name)
        before = pin(catalog, now.table, snapshot_id=snapshot) if snapshot is not None else None
        known = {file.path for file in before.files} if before else set()
        self.now = now
        self.fresh = Pinned(now.table, None, tuple(file for file in now.files if file.path not in known))
        self.old = Pinned(now.table, None, tuple(file for file in now.files if file.path in known))
        self.known_at = last.declared_at

    def rows(self, *columns: str, where: str = "TRUE") -> list[str]:
        """SELECTs of columns, as SQL."""
        late = f"known_at > TIMESTAMPTZ '{self.known_at.isoformat()}'"
        chosen = ", ".join(columns)
        return [
            f"SELECT {chosen} FROM {self.fresh.relation()} WHERE {where}",
            f"SELECT {chosen} FROM {self.old.relation()} WHERE {where} AND {late}",
        ]

    def ids(self, column: str, where: str = "TRUE") -> list[str]:
        """SELECTs of `subject_id`, the values of a column."""
        return self.rows(f"{column} AS subject_id", where=where)


def _touched(kind: str, news: Mapping[str, _News]) -> str:
    table = SUBJECT_TABLES[kind]
    about = f"subject = {text(kind)}"
    parts = [*news[table.name].ids(table.key[0]), *news[EVENTS.name].ids("subject_id", about)]
    for records in (DECISIONS, MEASUREMENTS):
        parts += news[records.name].ids("subject_id", about)
    if kind == "declaration":
        parts += news[DECLARATION_ITEMS.name].ids("declaration_id")
    if kind == "leg":  # the door's leg is delivered when its parcel is
        parcels = " UNION ALL ".join(news[EVENTS.name].ids("subject_id", "subject = 'parcel'"))
        legs = news[table.name].now.relation()
        parts.append(f"SELECT leg_id AS subject_id FROM {legs} WHERE parcel_id IN ({parcels})")
    return " UNION ALL ".join(parts)
