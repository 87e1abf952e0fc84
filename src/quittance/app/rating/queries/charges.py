"""The charges of one subject, as they were written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import duckdb

from quittance.app.platform.pointer_store import open_catalog
from quittance.kernel.sql_literal import text
from quittance.lake.read import pin
from quittance.lake.storage import Storage
from quittance.lake.tables.charges import CHARGES

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """One difference."""

    side: str
    contract: str
    charge: str
    bearer: str
    currency: str
    amount: Decimal
    reason: str
    known_at: datetime


def charges_of(subject_id: str, storage: Storage) -> list[ChargeRow]:
    """All of them, sell before buy, in the order in which they became known."""
    pinned = pin(open_catalog(storage), CHARGES, subject_id=subject_id)
    with duckdb.connect() as connection:
        storage.open_to(connection)
        rows = connection.execute(
            "SELECT side, contract, charge, bearer, currency, amount, reason, epoch_us(known_at)"
            f" FROM {pinned.relation()} WHERE subject_id = {text(subject_id)}"
            " ORDER BY side DESC, known_at, contract, charge, bearer, delta_no"
        ).fetchall()
    return [
        ChargeRow(
            side, contract, charge, bearer, currency, amount, reason, _EPOCH + timedelta(microseconds=known)
        )
        for side, contract, charge, bearer, currency, amount, reason, known in rows
    ]
