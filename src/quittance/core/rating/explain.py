"""The sheet filled in: a result as lines of text, or as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from unicodedata import east_asian_width

from quittance.core.facts.column import MONEY_UNIT
from quittance.core.rating.features import STEPS
from quittance.core.rating.result import State, SubjectResult
from quittance.core.rating.telling.numbers import number_text
from quittance.core.rating.telling.reasons import reason_text, refusal_text
from quittance.core.rating.telling.telling import Telling
from quittance.core.rating.words import CATALOGUES, Language

_TELL = {feature.of: feature.tell for feature in STEPS}


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One line of the sheet in words.

    how       what was calculated, with numbers and units, or why nothing was.
    outcome   its value, before and after rounding where that differs; empty if there is none.
    """

    number: int
    name: str
    code: str
    how: str
    outcome: str


def table_rows(result: SubjectResult, language: Language = "en") -> list[ToldLine]:
    """Every line of the sheet, those that did not apply included."""
    words = CATALOGUES[language]
    return [_told(Telling(result.plan, line, result.currency, words)) for line in result.lines]


def tell(result: SubjectResult, language: Language = "en") -> list[str]:
    """The filled-in sheet as text: a title, the lines in columns, and the total or why there is none."""
    words = CATALOGUES[language]
    rows = table_rows(result, language)
    name_width = max((_width(row.name) for row in rows), default=0)
    how_width = min(max((_width(row.how) for row in rows), default=0), 90)
    lines = [_title(result, words)]
    for row in rows:
        text = f"{row.number:3} {_pad(row.name, name_width)}  {_pad(row.how, how_width)}  {row.outcome}"
        lines.append(text.rstrip())
    return [*lines, _total(result, words)]


def _told(telling: Telling) -> ToldLine:
    result = telling.result
    line = result.line
    if result.state is State.APPLIED:
        return ToldLine(line.number, line.name, line.code, _how(telling), _outcome(telling))
    if result.state is State.REFUSED:
        return ToldLine(line.number, line.name, line.code, refusal_text(result, telling), "")
    reason = "" if result.reason is None else reason_text(result.reason, telling)
    return ToldLine(line.number, line.name, line.code, telling.say("not_applied", reason=reason), "")


def _how(telling: Telling) -> str:
    text = _formula(telling)
    result = telling.result
    if result.price_date is None or result.line.price_date == telling.plan.header.price_date:
        return text
    return telling.say("priced_by", text=text, fact=result.line.price_date, day=result.price_date)


def _formula(telling: Telling) -> str:
    text = ""
    for step, value in telling.result.steps:
        text = _TELL[type(step)](step, telling, text, value)
    row = telling.result.row
    if row is None:
        return text
    place = telling.place(row)
    if keys := telling.read_by(said=text):
        place = telling.say("read_by", text=place, keys=keys)
    return telling.say("row", place=place, text=text) if text else telling.say("row_alone", place=place)


def _outcome(telling: Telling) -> str:
    result = telling.result
    if not isinstance(result.value, Decimal | Fraction):
        return "" if result.value is None else telling.any_value(result.value)
    value = telling.amount(result.value)
    if result.exact is not None and (exact := telling.amount(result.exact)) != value:
        value = telling.say("arrow", exact=exact, value=value)
    if result.winner:
        value = telling.say("winner", value=value, winner=result.winner)
    return telling.say("provisional", value=value) if result.provisional else value


def _title(result: SubjectResult, words: Mapping[str, str]) -> str:
    return words["title"].format(
        tariff=result.plan.name,
        subject=result.scope.subject,
        id=result.subject_id,
        price_date=result.plan.header.price_date,
        date=result.price_date or words["no_date"],
    )


def _total(result: SubjectResult, words: Mapping[str, str]) -> str:
    if result.total is None:
        return words["parked"].format(line=result.refused_line, code=result.refusal)
    total = f"{words['total']} {number_text(result.total, MONEY_UNIT, result.currency)}"
    return words["provisional"].format(value=total) if result.provisional else total


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
