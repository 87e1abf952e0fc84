"""What a run would write, before it is written."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from quittance.app.platform.pointer_store import open_catalog
from quittance.app.rating.operations.chosen import Chosen
from quittance.app.rating.operations.inputs import inputs_now
from quittance.app.rating.operations.opened import open_month, pinned_facts
from quittance.app.rating.operations.work import find_differences
from quittance.kernel.sql_literal import text
from quittance.lake.connect import connected
from quittance.lake.storage import Storage


@dataclass(frozen=True, slots=True)
class WouldDiffer:
    """What would be written for one side, contract, charge code, reason and currency."""

    side: str
    contract: str
    code: str
    reason: str
    currency: str
    count: int
    amount: str


def previewed(
    period: date,
    storage: Storage,
    spill: Path,
    *,
    time_zone: str,
    at: datetime,
    chosen: Chosen,
    out: Path | None = None,
) -> list[WouldDiffer]:
    """The differences that a run of the month would write now, the largest first; writes nothing to lake or
    books. Into the CSV file `out` goes every single one.

    Refuses as a run does, with `NoContracts`, `UnknownReason` or `LakeFileMissing`.
    """
    _, inputs = inputs_now(period, storage, time_zone, at, chosen)
    catalog = open_catalog(storage)
    month = open_month(catalog, pinned_facts(catalog, storage, inputs), inputs, known_at=at, run="preview")
    with connected(spill) as connection, tempfile.TemporaryDirectory() as folder:
        storage.open_to(connection)
        rows = find_differences(connection, month, Path(folder) / "unrated.csv").rows
        if out is not None:
            out.parent.mkdir(parents=True, exist_ok=True)
            connection.execute(
                "COPY (SELECT subject, subject_id, side, contract, code, charge, bearer, amount, currency,"
                f" reason, business_date FROM {rows} ORDER BY ALL) TO {text(str(out))}"
                " (FORMAT csv, HEADER true)"
            )
        found = connection.execute(
            "SELECT side, contract, code, reason, currency, count(*), CAST(sum(amount) AS VARCHAR)"
            f" FROM {rows} GROUP BY ALL ORDER BY abs(sum(amount)) DESC, 1, 2, 3, 4, 5"
        ).fetchall()
    return [WouldDiffer(*row) for row in found]
