"""A file that was taken in before and has changed since."""

from __future__ import annotations

import duckdb

from quittance.app.platform.models import Run
from quittance.kernel.finding import Finding, Severity
from quittance.kernel.sql_literal import text
from quittance.lake.arrivals.sort_out import SortedOut
from quittance.lake.arrivals.source import Delivery
from quittance.lake.read import Pinned
from quittance.lake.sql import joined


def changed_since(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    delivery: Delivery,
    known: Pinned,
    sorted_out: SortedOut,
) -> list[Finding]:
    """FILE_DIFFERS if the source delivered a file of this name before with other bytes, else nothing.

    Says how many rows are new or changed, and how many subjects of the earlier file this one lacks. Called
    after the rows were sorted out.
    """
    table = known.table
    earlier = (
        Run.objects.filter(kind="ingest", state="done", inputs__name=name)
        .filter(key__startswith=f"ingest.{table.name}.{delivery.source}.")
        .exclude(inputs__sha256=delivery.sha256)
        .order_by("pk")
        .last()
    )
    if earlier is None:
        return []
    id = joined(column for column in table.key if column != "source")
    before = Delivery(delivery.source, earlier.inputs["sha256"], earlier.key, earlier.declared_at)
    lacking = connection.execute(
        f"SELECT count(DISTINCT {id}) FROM {known.relation()} WHERE source = {text(delivery.source)}"
        f" AND starts_with(raw_ref, {text(before.reference + ':')})"
        f" AND {id} NOT IN (SELECT id FROM arriving_keys WHERE id IS NOT NULL)"
    ).fetchall()[0][0]
    return [
        Finding(
            "FILE_DIFFERS",
            f"{name} was taken in on {earlier.declared_at:%Y-%m-%d %H:%M} UTC with other bytes:"
            f" rows new or changed {sorted_out.new_count}, as before {sorted_out.repeated_count},"
            f" missing now {lacking}.",
            hint="What is missing stays as it was: nothing is taken back by leaving it out.",
            severity=Severity.WARNING,
        )
    ]
