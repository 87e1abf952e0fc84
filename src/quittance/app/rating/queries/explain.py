"""One parcel explained: every amount on it with its reason, and its margin by stage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import duckdb

from quittance.app.platform.pointer_store import open_catalog
from quittance.app.rating.queries.on_parcels import Amounts, amounts_on_parcels
from quittance.core.rating.margin import ByStage, OnParcel
from quittance.kernel.sql_literal import text
from quittance.lake.read import pin
from quittance.lake.storage import Storage
from quittance.lake.tables import find_table
from quittance.lake.tables.allocations import ALLOCATIONS
from quittance.lake.tables.charges import CHARGES

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def amounts_of(parcel: str, storage: Storage, known_at: datetime | None = None) -> list[OnParcel]:
    """All amounts on the parcel, or those known by a moment; sell before buy, as they became known."""
    catalog = open_catalog(storage)
    legs, returns = find_table("legs"), find_table("returns")
    assert legs is not None
    assert returns is not None
    pinned_legs, pinned_returns = pin(catalog, legs), pin(catalog, returns)
    alone = not pinned_legs.files and not pinned_returns.files
    # Charges are sorted by subject, so one parcel's lie in few files; its legs and returns may lie anywhere.
    charges = pin(catalog, CHARGES, subject_id=parcel) if alone else pin(catalog, CHARGES)
    shares = pin(catalog, ALLOCATIONS, subject_id=parcel)
    tables = Amounts(charges, shares, pinned_legs, pinned_returns)
    known = "" if known_at is None else f" WHERE known_at <= TIMESTAMPTZ '{known_at.isoformat()}'"
    with duckdb.connect() as connection:
        storage.open_to(connection)
        rows = connection.execute(
            "SELECT stage, source, subject, subject_id, side, contract, charge, bearer, currency, amount,"
            " reason, provisional, weight_reading, epoch_us(known_at)"
            f" FROM ({amounts_on_parcels(tables, text(parcel))}){known}"
            " ORDER BY side DESC, known_at, stage, contract, charge, bearer"
        ).fetchall()
    return [_row(row) for row in rows]


def _row(row: Sequence[Any]) -> OnParcel:
    *said, known = row
    return OnParcel(*said, _EPOCH + timedelta(microseconds=known))  # type: ignore[call-arg]


def stage_margins(rows: Sequence[OnParcel]) -> list[ByStage]:
    """The margin of every stage and currency, in the order in which the stages first appear by cost."""
    found: dict[tuple[str, str], list[OnParcel]] = {}
    for row in rows:
        if row.side in ("sell", "buy"):
            found.setdefault((row.stage, row.currency), []).append(row)
    return [
        ByStage(
            stage,
            currency,
            sum((row.amount for row in of if row.side == "sell"), Decimal(0)),
            sum((row.amount for row in of if row.side == "buy"), Decimal(0)),
            _state(of),
        )
        for (stage, currency), of in sorted(found.items())
    ]


def _state(rows: Sequence[OnParcel]) -> str:
    if any(row.provisional for row in rows):
        return "estimated"
    return "allocated" if any(row.source == "allocated" for row in rows) else "rated"
