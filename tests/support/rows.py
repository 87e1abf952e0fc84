"""Fact rows for tests, in the units that cards print."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from quittance.core.facts.row import FactRow, Value
from quittance.core.rating.rater import Rater
from quittance.core.rating.result import SubjectResult
from quittance.kernel.exact import exact
from tests.support.plans import Sheet, base


def row(
    id: str = "p1", subject: str = "parcel", ship_date: str | None = "2026-03-10", **facts: Any
) -> FactRow:
    """A fact row. Text that starts with a digit and has a unit is a quantity, ISO text under `..._date` a
    day."""
    if ship_date is not None:
        facts["ship_date"] = ship_date
    return FactRow(
        subject, id, {name.replace("__", "."): _value(name, value) for name, value in facts.items()}
    )


def _value(name: str, value: Any) -> Value:
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return exact(value)
    if isinstance(value, str) and name.endswith("_date"):
        return date.fromisoformat(value)
    if isinstance(value, str) and re.fullmatch(r"[0-9.]+ \S.*", value):
        return base(value)
    return value  # type: ignore[no-any-return]


def rate_one(sheet: Sheet, id: str = "p1", **facts: Any) -> SubjectResult:
    """One row of the sheet's own subject, rated alone."""
    return Rater(sheet.plan()).rate_row(row(id, sheet.header.subject, **facts))
