"""What a rated file says of one subject, in the terms of the rater."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from quittance.core.tariff.line import Role
from quittance.core.tariff.plan import Plan


@dataclass(frozen=True, slots=True)
class Stored:
    """One subject on one tariff version.

    version   its first day; None where no version prices the subject.
    amounts   by charge name; discounts are negative, absent and refused ones are not there.
    refusal   the code of the first refused charge; empty if there is a total.
    """

    scope: str
    tariff: str
    version: date | None
    amounts: dict[str, Decimal]
    refusal: str


def stored(path: Path, subject_id: str, form: str, plans: tuple[Plan, ...]) -> tuple[Stored, ...]:
    """The subject's rows, in the order of tariffs; none if the file does not have it."""
    rows = pq.read_table(path, filters=pc.field("subject_id") == subject_id).to_pylist()
    made = _of_charges(rows, plans) if form == "charge" else _of_facts(rows, plans)
    return tuple(sorted(made, key=lambda one: (one.tariff, one.version or date.min, one.scope)))


def _of_facts(rows: list[dict[str, Any]], plans: tuple[Plan, ...]) -> list[Stored]:
    names = {
        plan.header.tariff: {line.name for line in plan.lines if line.role is not Role.MEASURE}
        for plan in plans
    }
    return [
        Stored(
            scope=row["subject"],
            tariff=row["tariff"],
            version=row["version"],
            amounts={name: row[name] for name in names.get(row["tariff"], ()) if row.get(name) is not None},
            refusal=row["refusal"] or "",
        )
        for row in rows
    ]


def _of_charges(rows: list[dict[str, Any]], plans: tuple[Plan, ...]) -> list[Stored]:
    """A charge has one row a bearer, each with the whole amount; a refused one has no line."""
    places = {(plan.header.tariff, line.name): line.number for plan in plans for line in reversed(plan.lines)}
    made: dict[tuple[str, str, date | None], Stored] = {}
    for row in sorted(rows, key=lambda row: places.get((row["tariff"], row["charge"]), 0)):
        key = row["subject"], row["tariff"], row["version"]
        before = made.get(key) or Stored(*key, amounts={}, refusal="")
        amounts = (
            before.amounts if row["amount"] is None else {**before.amounts, row["charge"]: row["amount"]}
        )
        made[key] = Stored(*key, amounts=amounts, refusal=before.refusal or row["refusal"] or "")
    return list(made.values())
