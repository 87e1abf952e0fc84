"""The form with one row a charge, by both interpreters: every column of every row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from quittance.adapters.rated_files.rows import RowMaker
from quittance.core.facts.definition import FactDefinition
from quittance.core.facts.row import FactRow
from quittance.core.tariff.plan import Plan
from tests.support.agree import engine_rows, together

Key = tuple[str, ...]


def charge_differences(plan: Plan, rows: Sequence[FactRow], extra: Mapping[str, FactDefinition]) -> list[str]:
    """One sentence for every row or column that the two write differently."""
    results = together([plan], rows)
    maker = RowMaker(plan)
    reference = _by_key(row for result in results for row in maker.of_charges(result))
    engine = _by_key(row for row in engine_rows([plan], rows, extra, "charge") if row["version"] is not None)
    found = [f"{key}: only one has it" for key in reference.keys() ^ engine.keys()]
    for key in reference.keys() & engine.keys():
        mine, theirs = reference[key], engine[key]
        found += [
            f"{key} {name}: reference {_plain(mine.get(name))}, engine {_plain(value)}"
            for name, value in theirs.items()
            if _plain(mine.get(name)) != _plain(value)
        ]
    return found


def _by_key(rows: Any) -> dict[Key, dict[str, Any]]:
    """A refused charge has a row, or a row for each bearer, without amounts: one of them speaks for all."""
    return {(row["subject"], row["subject_id"], row["charge"], row.get("bearer") or ""): row for row in rows}


def _plain(value: Any) -> Any:
    return value.normalize() if isinstance(value, Decimal) else value
