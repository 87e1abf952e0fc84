"""A delivery as it was read: its rows in the columns of their table, what was parked, what is to be told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

from quittance.adapters.fact_files.open import open_facts
from quittance.adapters.fact_files.records import open_records
from quittance.adapters.fact_files.refusals import UnreadableFile
from quittance.adapters.fact_files.source import FactSource
from quittance.adapters.fact_files.work_folder import work_folder
from quittance.adapters.order_json.open import ENDINGS, OrderRows, open_order_json
from quittance.adapters.order_json.rows import TABLES as ORDER_TABLES
from quittance.core.facts.records import RECORDS
from quittance.kernel.finding import Finding, Severity
from quittance.lake.arrivals.columns import arriving_rows, unkept
from quittance.lake.arrivals.records import arriving_records
from quittance.lake.arrivals.source import Delivery
from quittance.lake.table import LakeTable


@dataclass(frozen=True, slots=True)
class Read:
    """`rows` is a SELECT of `line` and the table's columns; `parked` one of what could not be read."""

    rows: str
    parked: str
    parked_count: int
    findings: tuple[Finding, ...]
    orders: OrderRows | None = None

    def placed(self, parked: str) -> str:
        """Parked rows with the places that the sender of the file knows: lines, or paths in JSON."""
        return self.orders.placed(parked) if self.orders else parked


def read_delivery(
    path: Path, table: LakeTable, delivery: Delivery, *, connection: duckdb.DuckDBPyConnection, time_zone: str
) -> Read:
    """The file as rows of the table. Refuses with what reading facts or records may refuse with.

    A file of orders in JSON has rows of several tables; those of this one are read.
    """
    orders = None
    if path.suffix.lower() in ENDINGS:
        if table.name not in ORDER_TABLES:
            raise UnreadableFile(
                f"{path.name} is JSON, which is read for orders alone, not for {table.name}.",
                f"It goes into {', '.join(ORDER_TABLES)}.",
            )
        orders = open_order_json(path, table.name, work_folder(None), connection)
    converted = orders.file if orders else None
    told = orders.findings if orders else ()
    if not table.subject:
        records = open_records(
            path, RECORDS[table.name], connection=connection, time_zone=time_zone, converted=converted
        )
        rows = arriving_records(records.lined, table, delivery, time_zone)
        return Read(rows, records.parked, records.parked_count, (*told, *records.findings), orders)
    sources = open_facts(
        path, kinds=[table.subject], connection=connection, time_zone=time_zone, converted=converted
    )
    facts = next((one for one in sources if one.subject == table.subject), sources[0])
    others = [one for one in sources if one is not facts]
    return Read(
        arriving_rows(facts, table, delivery),
        facts.parked,
        facts.parked_count,
        (*told, *facts.findings, *_unkept(facts, table), *_others(path, others)),
        orders,
    )


def _unkept(facts: FactSource, table: LakeTable) -> list[Finding]:
    names = unkept(facts, table)
    if not names:
        return []
    message = f"The table {table.name} has no column for {', '.join(names)}."
    hint = "These columns of the file are not in the lake; tariffs cannot read them from there."
    return [Finding("FACT_NOT_KEPT", message, hint=hint, severity=Severity.WARNING)]


def _others(path: Path, others: list[FactSource]) -> list[Finding]:
    return [
        Finding(
            "OTHER_ROWS",
            f"{one.count + one.parked_count} rows of {path.name} are about a {one.subject}: not taken in.",
            hint="Take the file into the table of that kind too.",
            severity=Severity.WARNING,
        )
        for one in others
    ]
