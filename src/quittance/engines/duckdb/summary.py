"""What a run came to, read back from the file it wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb

from quittance.core.tariff.line import Role
from quittance.core.tariff.plan import Plan


@dataclass(frozen=True, slots=True)
class Total:
    """How often a charge was made, and the sum of its amounts."""

    tariff: str
    code: str
    currency: str
    count: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Refused:
    """How many subjects a refusal parks, and the line where it starts."""

    tariff: str
    code: str
    line: str
    count: int


def summarise(
    connection: duckdb.DuckDBPyConnection, out: Path, form: str, plans: Sequence[Plan]
) -> tuple[tuple[Total, ...], tuple[Refused, ...], int]:
    """Totals by tariff and charge, refusals by tariff and line, number of rows."""
    file = f"read_parquet('{str(out).replace(chr(39), chr(39) * 2)}')"
    rows = connection.execute(f"SELECT count(*) FROM {file}").fetchone()
    totals = _of_charges(connection, file) if form == "charge" else _of_facts(connection, file, plans)
    key = "subject, subject_id, tariff"
    refused = connection.execute(
        f"SELECT tariff, refusal, refused_line, count(DISTINCT ({key})) FROM {file} "
        "WHERE refusal IS NOT NULL GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    names = {plan.header.tariff: {line.number: line.name for line in plan.lines} for plan in plans}
    refusals = tuple(
        Refused(tariff, code, names[tariff].get(line, ""), count) for tariff, code, line, count in refused
    )
    return totals, refusals, rows[0] if rows else 0


def _of_charges(connection: duckdb.DuckDBPyConnection, file: str) -> tuple[Total, ...]:
    found = connection.execute(
        f"SELECT tariff, code, currency, count(*), sum(bearer_amount) FROM {file} WHERE amount IS NOT NULL "
        "GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return tuple(Total(*row) for row in found)


def _of_facts(connection: duckdb.DuckDBPyConnection, file: str, plans: Sequence[Plan]) -> tuple[Total, ...]:
    names = dict.fromkeys(line.name for plan in plans for line in plan.lines if line.role is not Role.MEASURE)
    present = {row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM {file}").fetchall()}
    wanted = [name for name in names if name in present]
    if not wanted:
        return ()
    sums = ", ".join(f'count("{name}"), sum("{name}")' for name in wanted)
    totals = []
    for tariff, currency, *found in connection.execute(
        f"SELECT tariff, currency, {sums} FROM {file} GROUP BY ALL ORDER BY ALL"
    ).fetchall():
        for at, name in enumerate(wanted):
            if found[2 * at]:
                totals.append(Total(tariff, name, currency, found[2 * at], found[2 * at + 1]))
    return tuple(totals)
