"""The stage `rated`: a pack's facts, as each run knew them, rated by its tariffs with an engine."""

from __future__ import annotations

import csv
import tempfile
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from quittance.config.rating import rate
from quittance.interfaces.cli.tools import FactFile
from tests.scenarios.columns import EVERY_FACT, EXPECTED, PRICED
from tests.scenarios.packs import Pack, Run
from tests.scenarios.tables import BadPack, Row

_COLUMNS = tuple(name for name in EXPECTED["rated"] if name != "run")


def rated(pack: Pack, engine: str) -> dict[str, list[Row]]:
    """The rows of `expected/rated.csv` as the engine makes them, `duckdb` or `reference`."""
    return {"rated": [row for run in pack.runs if run.rates for row in _of_run(pack, run, engine)]}


def _of_run(pack: Pack, run: Run, engine: str) -> list[Row]:
    missing = [name for name in run.rates if name not in pack.tariffs]
    if missing:
        raise BadPack(f"{pack.path.name}/pack.toml: run {run.id} rates by {missing[0]}, which is no tariff.")
    tariffs = [(pack.path / "tariffs" / name, pack.tariffs[name]) for name in run.rates]
    kinds = {line.scope.subject for _, plan in tariffs for line in plan.lines if line.scope.subject}
    kinds |= {plan.header.subject for _, plan in tariffs}
    with tempfile.TemporaryDirectory() as folder:
        files = [file for table in PRICED if (file := _facts(pack, run, table, kinds, Path(folder)))]
        out = Path(folder) / "rated.parquet"
        report = rate(
            tariffs, files, out, engine=engine, form="charge", progress=lambda _: None,
            closed_before=run.closed_before,
        )  # fmt: skip
        if report.parked:
            raise BadPack(f"{pack.path.name}: {out.with_suffix('.parked.csv').read_text(encoding='utf-8')}")
        found = duckdb.connect().execute(f"SELECT {', '.join(_COLUMNS)} FROM '{out}'").fetchall()
    return [{"run": run.id, **_tidy(dict(zip(_COLUMNS, values, strict=True)))} for values in found]


def _tidy(row: dict[str, Any]) -> Row:
    """Amounts with two decimals where two are enough."""
    for name in ("amount", "bearer_amount"):
        if row[name] is not None:
            row[name] = Decimal(row[name]).quantize(Decimal("0.0001"))
    return {name: value if value != "" else None for name, value in row.items()}


def _facts(pack: Pack, run: Run, table: str, kinds: set[str], folder: Path) -> FactFile | None:
    """The latest row of every subject that the run knows, with what was chosen for billing on top."""
    subject, id_column = PRICED[table]
    rows = as_known(pack.rows(f"facts/{table}"), id_column, run.known_at)
    if subject not in kinds or not rows:
        return None
    headings = [name for name in rows[0] if name not in EVERY_FACT or name == "known_at"]
    chosen = {
        (str(one["subject_id"]), str(one["fact"])): str(one["value"])
        for one in pack.rows("expected/billable")
        if one["run"] == run.id and one["subject"] == subject
    }
    headings += sorted({fact for _, fact in chosen} - set(headings))
    path = folder / f"{table}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        for row in rows:
            id = str(row[id_column])
            writer.writerow(chosen.get((id, name), _text(row.get(name))) for name in headings)
    return FactFile(path, subject)


def as_known(rows: list[Row], id_column: str, at: datetime) -> list[Row]:
    """Of each subject the row that became known last, up to that time."""
    latest: dict[object, Row] = {}
    for row in rows:
        known_at = row["known_at"]
        assert isinstance(known_at, datetime)
        before = latest.get(row[id_column])
        if known_at <= at and (before is None or before["known_at"] <= known_at):  # type: ignore[operator]
            latest[row[id_column]] = row
    return list(latest.values())


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return "" if value is None else str(value)
