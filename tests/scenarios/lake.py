"""The facts of a pack as the lake would hold them: tables of the same columns, for what runs over columns."""

from __future__ import annotations

import duckdb

from quittance.lake.table import LakeTable
from quittance.lake.tables import find_table
from quittance.lake.types import DUCKDB
from tests.scenarios.columns import PRICED
from tests.scenarios.packs import Pack
from tests.scenarios.tables import Row


def filled(connection: duckdb.DuckDBPyConnection, pack: Pack, name: str) -> str:
    """The table of that name with the rows of the pack's file of that name; none where it has no file.

    A pack's readings are told by the kind of their reader, and records without a moment of their own happened
    when they became known.
    """
    table = find_table(name)
    assert table is not None, f"the lake has no table {name}"
    columns = ", ".join(f'"{column.name}" {DUCKDB[column.type]}' for column in table.columns)
    connection.execute(f'CREATE OR REPLACE TABLE "{name}" ({columns})')
    for number, row in enumerate(pack.rows(f"facts/{name}")):
        said = {key: value for key, value in _in_lake(table, row).items() if key in table.names}
        said["row_hash"] = number
        names = ", ".join(f'"{key}"' for key in said)
        values = ["yes" if value is True else "no" if value is False else value for value in said.values()]
        connection.execute(f'INSERT INTO "{name}" ({names}) VALUES ({", ".join("?" * len(said))})', values)
    return f'"{name}"'


def _in_lake(table: LakeTable, row: Row) -> Row:
    said = {key: value for key, value in row.items() if value not in (None, "")}
    if table.name == "measurements":
        said["reader"] = row["source"]
    if table.name == "decisions":
        said["decided_by"] = row["by"]
    if "at" in table.names:
        said.setdefault("at", row["known_at"])
    if table.subject:
        said[table.key[0]] = row[PRICED[table.name][1]]
        if "mass_unit" in table.names:
            said["mass_unit"] = "kg"
    return said
