"""The stage `derived`: what became due, reversed or waived in each run of a pack that rates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import duckdb

from quittance.core.tariff.line import Role
from quittance.engines.charges.standing import standing_events, told_events
from quittance.engines.charges.states import charge_states
from tests.scenarios.lake import filled
from tests.scenarios.packs import Pack, Run
from tests.scenarios.tables import Row

Key = tuple[str, str, str, str]
Told = tuple[str, str | None, date | None, str]


def derived(pack: Pack) -> list[Row]:
    """The rows of `expected/derived.csv` as the product makes them: states that are not those of before."""
    known: dict[Key, Told] = {}
    rows: list[Row] = []
    with duckdb.connect() as connection:
        filled(connection, pack, "events")
        for run in pack.runs:
            if run.rates:
                found = dict(_of_run(connection, pack, run))
                rows += _rows(run, {key: told for key, told in found.items() if known.get(key) != told})
                known |= found
    return rows


def _of_run(connection: duckdb.DuckDBPyConnection, pack: Pack, run: Run) -> Iterator[tuple[Key, Told]]:
    """Subject, contract and code of every line that prices something → its state."""
    connection.execute(
        "CREATE OR REPLACE TABLE charges (subject VARCHAR, subject_id VARCHAR, contract VARCHAR,"
        " code VARCHAR, trigger VARCHAR, reversed_by VARCHAR, claw_back VARCHAR, waiver VARCHAR)"
    )
    rows = list(_charges(pack, run))
    if not rows:
        return
    connection.executemany("INSERT INTO charges VALUES (?, ?, ?, ?, ?, ?, ?, NULL)", rows)
    told = f"({told_events('events', run.known_at)})"
    connection.execute(f"CREATE OR REPLACE TABLE standing AS {standing_events(told)}")
    for *key, state, by, on, reason in connection.execute(
        "SELECT subject, subject_id, contract, code, state, state_by, state_on, state_reason"
        f" FROM ({charge_states('charges', 'standing')})"
    ).fetchall():
        yield tuple(key), (state, by, on, reason)  # type: ignore[misc]


def _charges(pack: Pack, run: Run) -> Iterator[list[str]]:
    contracts = {
        str(row["tariff"]): str(row["contract"]) for row in pack.rows("books/contracts") if row["tariff"]
    }
    lines = {
        (plan.header.tariff, line.code): line.commercial
        for name in run.rates
        for plan in [pack.tariffs[name]]
        for line in plan.lines
        if line.role is not Role.MEASURE
    }
    seen = set()
    for row in pack.rows("expected/rated"):
        key = (str(row["tariff"]), str(row["code"]))
        whose = (row["subject"], row["subject_id"], *key)
        if row["run"] != run.id or key not in lines or whose in seen:
            continue
        seen.add(whose)
        terms = lines[key]
        yield [
            *(str(row["subject"]), str(row["subject_id"]), contracts.get(key[0], ""), key[1]),
            *(terms.trigger, ", ".join(terms.reversed_by), ", ".join(terms.claw_back)),
        ]


def _rows(run: Run, found: dict[Key, Told]) -> Iterator[Row]:
    """One row per subject and contract with the code `*` where several codes say the same, else one each."""
    whose: dict[tuple[str, str, str], dict[str, Told]] = {}
    for (subject, id, contract, code), told in found.items():
        whose.setdefault((subject, id, contract), {})[code] = told
    for (subject, id, contract), codes in whose.items():
        if len(codes) > 1 and len(set(codes.values())) == 1:
            codes = {"*": next(iter(codes.values()))}
        for code, (state, by, on, reason) in codes.items():
            yield {
                "run": run.id, "subject": subject, "subject_id": id, "contract": contract, "code": code,
                "state": state, "by": by, "on": on, "reason": reason,
            }  # fmt: skip
