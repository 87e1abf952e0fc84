"""Reasons and refusals in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from quittance.core.rating.refusals import Code
from quittance.core.rating.result import LineResult, Reason
from quittance.core.tariff.operand import FactRead

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling
    from quittance.kernel.unit import Unit


_OF_A_ROW = (Code.NO_ROW, Code.NO_PRICE, Code.NO_COLUMN)


def reason_text(reason: Reason, telling: Telling) -> str:
    """Why a line is absent, or what decided a yes/no."""
    values = dict(reason.values)
    if reason.code == "several":
        return reasons_text(values["reasons"], telling)
    key = "reason_" + reason.code
    if "holds" in values:
        key += "_yes" if values.pop("holds") else "_no"
    return telling.say(key, **_in_words(values, telling))


def reasons_text(reasons: tuple[Reason, ...], telling: Telling) -> str:
    """Several of them."""
    return telling.say("also").join(reason_text(reason, telling) for reason in reasons)


def refusal_text(result: LineResult, telling: Telling) -> str:
    """Why a line is refused, and by which line if not by itself."""
    why = telling.say("refusal_" + result.refusal, about=result.about)
    if result.refusal in _OF_A_ROW and result.refused_by == result.line.name and result.read_by:
        why = telling.say("read_by", text=why, keys=telling.read_by())
    if result.refused_by == result.line.name:
        return telling.say("refused", code=result.refusal, why=why)
    return telling.say("refused_by", code=result.refusal, line=result.refused_by, why=why)


def _in_words(values: dict[str, Any], telling: Telling) -> dict[str, str]:
    words = {}
    operand = values.pop("operand", None)
    if operand is not None:
        value, unit = values.pop("value", None), _compared_in(operand, values.get("other"), telling)
        words["operand"] = telling.named(operand, value, unit) if value is not None else telling.name(operand)
    if "other" in values:
        other, value = values.pop("other"), values.pop("other_value")
        unit = _compared_in(other, operand, telling)
        words["other"] = other if isinstance(other, str) else telling.named(other, value, unit)
    for name, value in values.items():
        words[name] = _word(value, telling)
    return words


def _compared_in(operand: Any, other: Any, telling: Telling) -> Unit | None:
    """A fact has no unit of the card's: it is told in that of what it is compared with."""
    if not isinstance(operand, FactRead) or other is None or isinstance(other, (str, FactRead)):
        return None
    return telling.unit_of(other)


def _word(value: Any, telling: Telling) -> str:
    match value:
        case date():
            return value.isoformat()
        case (int(month), int(day)):
            return telling.say("month_day", day=day, month=telling.say("months").split()[month - 1])
        case tuple():
            return ", ".join(value)
        case _:
            return str(value)
