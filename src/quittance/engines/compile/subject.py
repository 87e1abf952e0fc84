"""What every result row says of its subject: who, under which version, when, and what refuses it."""

from __future__ import annotations

from sqlglot import exp

from quittance.core.facts.kind import Kind
from quittance.core.tariff.line import Line, Role
from quittance.engines.compile import facts
from quittance.engines.compile.groups import PERIOD
from quittance.engines.compile.output import enumeration, word
from quittance.engines.compile.scope_frame import ScopeFrame
from quittance.engines.compile.sql import NULL, Sql, case, coalesce, column, integer, text, whole_division
from quittance.engines.compile.value import first_refusal
from quittance.kernel.period import PeriodWord

DATE = exp.DataType.build("DATE")
TEXT = exp.DataType.build("TEXT")


def charge_names(frame: ScopeFrame) -> list[str]:
    """The names that bill or take off in this frame, in sheet order."""
    roles = {line.name: line.role for line in frame.sheet.plan.lines}
    return [name for name in frame.values if roles[name] is not Role.MEASURE]


def lines_of(frame: ScopeFrame, name: str) -> list[Line]:
    """The alternatives of that name."""
    return [line for line in frame.sheet.plan.lines if line.name == name]


def version_columns(frame: ScopeFrame) -> dict[str, Sql]:
    """`tariff` and `version` (first day) of the plan that priced the row."""
    plans = frame.sheet.versions
    names = [plan.header.tariff for plan in plans]
    starts = frame.sheet.parameters.dates("version", [plan.header.starts for plan in plans])
    if len(set(names)) == 1:
        return {"tariff": word(names[0], names), "version": column(starts)}
    tariff = column(frame.sheet.parameters.texts("tariff", names))
    return {"tariff": exp.cast(tariff, enumeration(names)), "version": column(starts)}


def subject_id(frame: ScopeFrame) -> Sql:
    """The id of a fact row; of a group its keys in words."""
    return _group_id(frame) if frame.scope.is_group else column("subject_id")


def identity(frame: ScopeFrame) -> dict[str, Sql]:
    """`subject`, `subject_id`, tariff, version, pricing date."""
    scope = frame.scope
    if not scope.is_group:
        date = facts.read(frame, frame.sheet.plan.header.price_date, 0, "").expression
    else:
        date = column("price_day")
    day = exp.cast(date, DATE)
    return {
        "subject": word(str(scope), [str(scope)]),
        "subject_id": subject_id(frame),
        **version_columns(frame),
        "price_date": day,
    }


def _group_id(frame: ScopeFrame) -> Sql:
    """ "account=A, month=2026-03", as the reference rater writes it."""
    scope = frame.scope
    parts: list[Sql] = []
    for key in scope.keys:
        parts += [text(f"{', ' if parts else ''}{key}="), coalesce(_key_text(frame, key), text("?"))]
    if scope.period is not None:
        label = f"{', ' if parts else ''}{scope.period.value}="
        parts += [
            text(label),
            coalesce(_period_text(scope.period, column(PERIOD), column("price_day")), text("?")),
        ]
    return _joined(parts)


def _key_text(frame: ScopeFrame, key: str) -> Sql:
    known = frame.sheet.schemas[frame.scope.subject].column(key)
    if known is not None and known.kind is Kind.YES_NO:
        return case([(column(key), text("yes")), (exp.Not(this=column(key)), text("no"))])
    return exp.cast(column(key), TEXT)


def _period_text(word: PeriodWord, index: Sql, last: Sql) -> Sql:
    day = exp.cast(last.copy(), TEXT)
    match word:
        case PeriodWord.DAY:
            return day
        case PeriodWord.MONTH:
            return exp.Left(this=day, expression=integer(7))
        case PeriodWord.YEAR:
            return exp.Left(this=day, expression=integer(4))
        case PeriodWord.QUARTER:
            quarter = exp.Mod(this=exp.Paren(this=index), expression=integer(4)) + integer(1)
            return _joined([exp.Left(this=day, expression=integer(4)), text("-Q"), exp.cast(quarter, TEXT)])
        case PeriodWord.WEEK:
            return _week(last)


def _week(sunday: Sql) -> Sql:
    """The week as ISO 8601 counts: in the year of its Thursday, by how many of its Thursdays have come."""
    thursday = exp.cast(exp.Paren(this=exp.Sub(this=sunday.copy(), expression=integer(3))), DATE)
    before = whole_division(exp.DayOfYear(this=thursday) - integer(1), integer(7))
    number = exp.cast(exp.Paren(this=before) + integer(101), TEXT)  # 101 to 153, so that 1 is written 01
    year = exp.Left(this=exp.cast(thursday.copy(), TEXT), expression=integer(4))
    return _joined([year, text("-W"), exp.Right(this=number, expression=integer(2))])


def _joined(parts: list[Sql]) -> Sql:
    return exp.Concat(expressions=parts, safe=False, coalesce=False)


def subject_refusal(frame: ScopeFrame) -> Sql | None:
    """The first refusal among the subject's charges, in sheet order; None when nothing can refuse."""
    refusal = first_refusal([frame.values[name].refusal for name in charge_names(frame)])
    if refusal is None:
        return None
    return frame.define("subject__refused", refusal)


__all__ = ["NULL", "case", "charge_names", "identity", "lines_of", "subject_refusal", "version_columns"]
