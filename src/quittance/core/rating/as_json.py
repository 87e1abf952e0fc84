"""A result as plain values for JSON: numbers as text with every digit, nothing rounded for display."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from quittance.core.rating.explain import ToldLine, table_rows
from quittance.core.rating.result import LineResult, Reason, SubjectResult
from quittance.core.rating.words import Language
from quittance.core.tariff.operand import CellRead, FactRead, IndexRead, LineRead, Literal
from quittance.kernel.exact import exact, exact_text
from quittance.kernel.finding import Place


def as_json(result: SubjectResult, language: Language = "en") -> dict[str, Any]:
    """The whole result: header, amounts with bearers, and every line with its explanation. Numbers are in
    base units, as text; `how` and `outcome` are the same in words, rounded to six decimals."""
    told = {line.number: line for line in table_rows(result, language)}
    return {
        "tariff": result.plan.name,
        "content_hash": result.plan.content_hash,
        "scope": str(result.scope),
        "subject_id": result.subject_id,
        "keys": {name: plain(value) for name, value in result.keys.items()},
        "price_date": plain(result.price_date),
        "currency": result.currency,
        "total": plain(result.total),
        "provisional": result.provisional,
        "refusal": str(result.refusal),
        "refused_line": result.refused_line,
        "amounts": [
            {
                "line": amount.line.number,
                "name": amount.line.name,
                "code": amount.line.code,
                "role": amount.line.role.value,
                "amount": plain(amount.value),
                "provisional": amount.provisional,
                "bearers": [{"bearer": name, "amount": plain(part)} for name, part in amount.shares],
            }
            for amount in result.amounts
        ],
        "lines": [_line(line, told[line.line.number]) for line in result.lines],
    }


def plain(value: Any) -> Any:
    """The value as JSON can hold it: exact numbers as text, days in ISO form, operands by name."""
    match value:
        case None | bool() | int():
            return value
        case Decimal() | Fraction():
            return exact_text(exact(value))
        case date():
            return value.isoformat()
        case Reason(code, values):
            return {"code": code, **{name: plain(one) for name, one in values}}
        case tuple():
            return [plain(one) for one in value]
        case Literal():
            return plain(value.value)
        case FactRead(name) | IndexRead(name) | CellRead(name) | LineRead(name, None):
            return name
        case LineRead(name, heading):
            return f"{name}.{heading}"
        case _:
            return str(value)


def _line(line: LineResult, told: ToldLine) -> dict[str, Any]:
    return {
        "line": line.line.number,
        "name": line.line.name,
        "code": line.line.code,
        "state": line.state.value,
        "value": plain(line.value),
        "exact": plain(line.exact),
        "basis": plain(line.basis),
        "price": plain(line.price),
        "rate": plain(line.rate),
        "rate_text": line.rate_text,
        "row": _place(line.row.place) if line.row is not None else None,
        "read_by": [
            {"name": plain(operand), "value": plain(value), **({"period": period} if period else {})}
            for operand, value, period in line.read_by
        ],
        "winner": line.winner,
        "reason": plain(line.reason),
        "refusal": str(line.refusal),
        "about": line.about,
        "refused_by": line.refused_by,
        "steps": [{"step": type(step).__name__, "value": plain(value)} for step, value in line.steps],
        "how": told.how,
        "outcome": told.outcome,
    }


def _place(place: Place) -> dict[str, Any]:
    said = {"line": place.line, "sheet": place.sheet, "cell": place.cell}
    return {"file": place.file, **{name: value for name, value in said.items() if value is not None}}
