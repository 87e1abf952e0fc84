"""A result of the reference rater as rows of a rated file."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

from quittance.core.facts.row import FactRow
from quittance.core.rating.result import LineResult, State, SubjectResult
from quittance.core.rating.versions import NoVersion, price_date_of
from quittance.core.tariff.line import Role
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.table import Row
from quittance.kernel.exact import Exact, divide, exact, quotient

_STEPS = {4: Decimal("0.0001"), 6: Decimal("0.000001")}

FileRow = dict[str, Any]


class RowMaker:
    """Rows of results on one plan."""

    def __init__(self, plan: Plan) -> None:
        self._lines = {line.name: line.number for line in reversed(plan.lines)}

    def of_fact(self, result: SubjectResult) -> FileRow:
        """One row for the subject."""
        row = _identity(result)
        for line in _taken(result):
            name = line.line.name
            applied = line.state is State.APPLIED
            if line.line.role is Role.MEASURE:
                unit = line.line.type.unit
                row[name] = _shown(line.value, exact(unit.factor) if unit is not None else None)
                row[f"{name}_from"] = line.winner or None
            else:
                row[name] = _rounded(line.value, 4)
                row[f"{name}_exact"] = _rounded(line.exact, 6) if applied else None
                row[f"{name}_line"] = line.line.number if applied else None
            row[f"{name}_row"] = _row_number(line.row) if applied else None
        return row | {
            "currency": result.currency or None,
            "total": _rounded(result.total, 4),
            "refusal": str(result.refusal) or None,
            "refused_line": self._number(result, result.refused_line),
            "provisional": result.provisional,
        }

    def of_charges(self, result: SubjectResult) -> Iterator[FileRow]:
        """One row for each charge and bearer; a refused charge has one that says why, an absent one none."""
        amounts = {amount.line.number: amount for amount in result.amounts}
        for line in _taken(result):
            if line.line.role is Role.MEASURE or line.state is State.ABSENT:
                continue
            charge = _identity(result) | {"charge": line.line.name, "currency": result.currency or None}
            amount = amounts.get(line.line.number)
            if amount is None:
                yield charge | {
                    "refusal": str(line.refusal),
                    "refused_line": self._number(result, line.refused_by),
                    "provisional": False,
                }
                continue
            charge |= {
                "price_date": line.price_date,
                "code": line.line.code,
                "line": line.line.number,
                "trigger": line.line.commercial.trigger,
                "reversed_by": ", ".join(line.line.commercial.reversed_by) or None,
                "recognised": line.line.commercial.recognised or None,
                "funder": line.line.commercial.funder or None,
                "claw_back": ", ".join(line.line.commercial.claw_back) or None,
                "table_row": _row_number(line.row),
                "basis": _rounded(line.basis, 6),
                "rate": _rounded(line.rate, 6),
                "exact": _rounded(line.exact, 6),
                "amount": _rounded(line.value, 4),
                "provisional": amount.provisional,
            }
            for bearer, share in amount.shares:
                yield charge | {"bearer": bearer, "bearer_amount": _rounded(share, 4)}

    def _number(self, result: SubjectResult, name: str) -> int | None:
        """Of the alternatives of that name the one that was refused; in another scope the first."""
        mine = (line for line in result.lines if line.line.name == name and line.state is State.REFUSED)
        return next((line.line.number for line in mine), self._lines.get(name))


def unpriced_row(row: FactRow, plan: Plan, why: NoVersion) -> FileRow:
    """The row of a fact that no version of the plan's tariff prices, in either form."""
    return {
        "subject": row.subject,
        "subject_id": row.id,
        "tariff": plan.header.tariff,
        "price_date": row.values.get(price_date_of(plan, row.subject)),
        "refusal": str(why.code),
        "provisional": False,
    }


def _identity(result: SubjectResult) -> FileRow:
    return {
        "subject": str(result.scope),
        "subject_id": result.subject_id,
        "tariff": result.plan.header.tariff,
        "version": result.plan.header.starts,
        "price_date": result.price_date,
    }


def _row_number(row: Row | None) -> int | None:
    """The line of the file in which the row stands; 0 in a workbook."""
    return None if row is None else row.place.row or 0


def _taken(result: SubjectResult) -> Iterator[LineResult]:
    """Each name once, as its readers see it."""
    for _, tried in groupby(result.lines, key=lambda line: line.line.name):
        alternatives = list(tried)
        yield next((line for line in alternatives if line.state is not State.ABSENT), alternatives[-1])


def _shown(value: Any, factor: Exact | None) -> Any:
    if isinstance(value, bool) or not isinstance(value, (Decimal, Fraction)):
        return value
    return _rounded(value if factor is None else divide(value, factor), 6)


def _rounded(value: Any, decimals: int) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, (Decimal, Fraction)):
        return None
    return quotient(value, Decimal(1), step=_STEPS[decimals])
