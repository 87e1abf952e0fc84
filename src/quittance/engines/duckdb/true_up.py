"""What is still to bill between two rated files, over columns: the meaning is that of
`core.rating.true_up`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb

from quittance.kernel.sql_literal import text

_WHO = ("subject", "subject_id", "tariff")
_WHAT = ("charge", "code", "bearer", "currency")


@dataclass(frozen=True, slots=True)
class Difference:
    """The differences of one charge code: how many, and their sum."""

    tariff: str
    code: str
    currency: str
    count: int
    amount: Decimal


def true_up(before: Path, after: Path, out: Path, connection: duckdb.DuckDBPyConnection) -> list[Difference]:
    """Writes one row for each charge and bearer whose amount differs between two files of the form charge.

    Columns: who (subject, subject_id, tariff), charge, code, bearer, currency, `before`, `after`, `delta`,
    and `was_provisional` where an estimate is replaced. A subject that is refused now is left as it was
    billed, and so is one that was not rated again; one that was refused before is billed whole.
    """
    keys = ", ".join((*_WHO, *_WHAT))
    query = f"""
        WITH was AS ({_amounts(before)}), now AS ({_amounts(after)}),
        again AS (SELECT DISTINCT {", ".join(_WHO)} FROM {_file(after)}),
        refused AS (SELECT DISTINCT {", ".join(_WHO)} FROM {_file(after)} WHERE refusal IS NOT NULL)
        SELECT {keys}, coalesce(was.amount, 0)::DECIMAL(18, 4) AS before,
            coalesce(now.amount, 0)::DECIMAL(18, 4) AS after,
            (coalesce(now.amount, 0) - coalesce(was.amount, 0))::DECIMAL(18, 4) AS delta,
            coalesce(was.provisional, false) AS was_provisional
        FROM was FULL JOIN now USING ({keys})
        SEMI JOIN again USING ({", ".join(_WHO)})
        ANTI JOIN refused USING ({", ".join(_WHO)})
        WHERE coalesce(now.amount, 0) <> coalesce(was.amount, 0)
        ORDER BY {keys}
    """
    connection.execute(f"COPY ({query}) TO {text(out)} (FORMAT parquet)")
    found = connection.execute(
        f"SELECT tariff, code, currency, count(*), sum(delta) FROM read_parquet({text(out)}) "
        "GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return [Difference(*row) for row in found]


def _amounts(path: Path) -> str:
    """What each subject owes by charge and bearer; nothing of a subject that has a refused charge."""
    who = ", ".join(_WHO)
    return f"""
        SELECT {who}, {", ".join(_WHAT)}, sum(bearer_amount) AS amount, bool_or(provisional) AS provisional
        FROM {_file(path)} ANTI JOIN (SELECT {who} FROM {_file(path)} WHERE refusal IS NOT NULL) USING ({who})
        WHERE bearer_amount IS NOT NULL GROUP BY ALL
    """


def _file(path: Path) -> str:
    return f"(SELECT * REPLACE (coalesce(bearer, '') AS bearer) FROM read_parquet({text(path)}))"
