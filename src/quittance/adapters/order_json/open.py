"""A file of orders in JSON as rows of one table, to be read like any other file of facts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from quittance.adapters.fact_files import sql
from quittance.adapters.fact_files.table_file import TableFile, read_table_file
from quittance.adapters.fact_files.text_rows import LINE, TextRows
from quittance.adapters.order_json.pages import read_answer
from quittance.adapters.order_json.personal import personal_fields
from quittance.adapters.order_json.rows import FIELDS, packages_of, rows_of
from quittance.kernel.finding import Finding, Place, Severity

ENDINGS = (".json", ".jsonl", ".ndjson")
ROWS_OF_ORDER = 10_000
"""A row's line is the number of its order in the file times this, plus its own number in the order."""


@dataclass(frozen=True, slots=True)
class OrderRows:
    """The rows: `file` is opened in place of the JSON file, `placed` names the places of parked rows."""

    file: TableFile
    fields: dict[str, str]
    findings: tuple[Finding, ...]

    def placed(self, parked: str) -> str:
        """Parked rows with the place in the JSON, such as `$.data.orders[3].payment.tax`, as their column."""
        branches = " ".join(
            f"WHEN {sql.text(column)} THEN {sql.text('.' + path if path else '')}"
            for column, path in self.fields.items()
        )
        width = len(self.fields)
        places = f"SELECT {LINE} AS line, c{width} AS place FROM {self.file.scan}"
        return (
            f"SELECT p.line, p.subject_id, p.code, j.place || CASE p.column_name {branches}"
            " ELSE '' END AS column_name, p.value, p.hint"
            f" FROM ({parked}) AS p LEFT JOIN ({places}) AS j ON j.line = p.line"
        )


def open_order_json(path: Path, table: str, folder: Path, connection: duckdb.DuckDBPyConnection) -> OrderRows:
    """The rows of `table`, one of orders, parcels, events. Refuses with `UnreadableFile`.

    Nothing about a person is among them. A package that several orders share is a parcel of the first.
    """
    answer = read_answer(path)
    fields = dict(FIELDS[table])
    target = folder / f"{path.stem}.{table}.parquet"
    seen: set[str] = set()
    shared: Counter[str] = Counter()
    personal: Counter[str] = Counter()
    with TextRows(target, len(fields) + 1) as rows:
        for number, (place, value, shop) in enumerate(answer.orders, start=1):
            order = value if isinstance(value, dict) else {}
            personal.update(personal_fields(order))
            again = {place for place, package in packages_of(order) if str(package.get("id", "")) in seen}
            shared.update(again)
            seen.update(str(package["id"]) for _, package in packages_of(order) if package.get("id"))
            own = [row for row in rows_of(table, order, shop) if row[0] not in again]
            for count, (_, part, cells) in enumerate(own):
                rows.add(
                    number * ROWS_OF_ORDER + count,
                    [*(cells.get(column, "") for column in fields), f"{place}{part}"],
                )
    read = read_table_file(target, connection)
    columns = tuple(
        replace(column, heading=heading) for column, heading in zip(read.columns, fields, strict=False)
    )
    file = replace(read, columns=columns, line=LINE, is_text=True)
    return OrderRows(file, fields, tuple(_findings(path, answer.is_cut, shared.total(), personal)))


def _findings(path: Path, is_cut: bool, shared: int, personal: Counter[str]) -> list[Finding]:
    place = Place(path.name)
    found = []
    if is_cut:
        found.append(
            Finding(
                "PAGES_MISSING",
                "The last answer says that there are more pages.",
                place,
                "Get them by next_page_token and take them in too.",
                Severity.WARNING,
            )
        )
    if shared:
        message = f"Packages that carry goods of several orders are parcels of the first of these: {shared}."
        found.append(Finding("PACKAGES_SHARED", message, place, severity=Severity.NOTICE))
    if personal:
        names = ", ".join(f"{name} ({count})" for name, count in sorted(personal.items()))
        found.append(
            Finding(
                "PERSONAL_LEFT_OUT",
                f"Left out, since they are about people: {names}.",
                place,
                "quittance privacy load keeps people, where they can be erased.",
                Severity.NOTICE,
            )
        )
    return found
