"""Records as they were read, in the columns of their table."""

from __future__ import annotations

from quittance.kernel.sql_literal import text
from quittance.lake.arrivals.columns import learnt, selected
from quittance.lake.arrivals.source import Delivery
from quittance.lake.sql import quoted
from quittance.lake.table import LakeTable, LakeType


def arriving_records(lined: str, table: LakeTable, delivery: Delivery, time_zone: str) -> str:
    """A SELECT of `line` and the columns of the table, all but `row_hash`.

    The business date is the day of the record's own moment in `time_zone`; a row becomes known when it says
    so (`known_at`), else at the declared time of the run.
    """
    (dated_by,) = table.dated_by
    day = quoted(dated_by)
    if table.column(dated_by).type is LakeType.MOMENT:
        day = f"CAST(timezone({text(time_zone)}, {day}) AS DATE)"
    said = {column.name: quoted(column.name) for column in table.columns if column.name in table.content}
    known_at = f"coalesce(known_at, TIMESTAMPTZ '{delivery.declared_at.isoformat()}')"
    return selected(table, {**said, table.month: day, "known_at": known_at, **learnt(delivery)}, lined)
