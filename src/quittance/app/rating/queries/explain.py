"""One parcel explained: every amount on it with its reason, and its margin by stage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import duckdb

from quittance.app.platform.pointer_store import open_catalog
from quittance.app.rating.queries.on_parcels import Amounts, amounts_on_parcels
from quittance.kernel.sql_literal import text
from quittance.lake.read import pin
from quittance.lake.storage import Storage
from quittance.lake.tables import find_table
from quittance.lake.tables.allocations import ALLOCATIONS
from quittance.lake.tables.charges import CHARGES

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class AmountRow:
    """An amount on the parcel. `source` is rated or allocated; a share has no reason."""

    stage: str
    source: str
    subject: str
    subject_id: str
    side: str
    contract: str
    charge: str
    bearer: str
    currency: str
    amount: Decimal
    reason: str
    provisional: bool
    weight_reading: str
    known_at: datetime


@dataclass(frozen=True, slots=True)
class StageMargin:
    """A stage in one currency. `state` is estimated if a part may still change, allocated if its cost is a
    share of a wider subject's, else rated.
    """

    stage: str
    currency: str
    revenue: Decimal
    cost: Decimal
    state: str

    @property
    def margin(self) -> Decimal:
        """Revenue less cost."""
        return self.revenue - self.cost


def amounts_of(parcel: str, storage: Storage, known_at: datetime | None = None) -> list[AmountRow]:
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


def _row(row: Sequence[Any]) -> AmountRow:
    *said, known = row
    return AmountRow(*said, _EPOCH + timedelta(microseconds=known))  # type: ignore[call-arg]


def stage_margins(rows: Sequence[AmountRow]) -> list[StageMargin]:
    """The margin of every stage and currency, in the order in which the stages first appear by cost."""
    found: dict[tuple[str, str], list[AmountRow]] = {}
    for row in rows:
        if row.side in ("sell", "buy"):
            found.setdefault((row.stage, row.currency), []).append(row)
    return [
        StageMargin(
            stage,
            currency,
            sum((row.amount for row in of if row.side == "sell"), Decimal(0)),
            sum((row.amount for row in of if row.side == "buy"), Decimal(0)),
            _state(of),
        )
        for (stage, currency), of in sorted(found.items())
    ]


def _state(rows: Sequence[AmountRow]) -> str:
    if any(row.provisional for row in rows):
        return "estimated"
    return "allocated" if any(row.source == "allocated" for row in rows) else "rated"
