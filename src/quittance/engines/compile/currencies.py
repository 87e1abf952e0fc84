"""The currency of a subject's amounts, and its minor unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quittance.core.facts.kind import Kind
from quittance.engines.compile import facts
from quittance.engines.compile.sql import Sql, case, integer, is_null, text
from quittance.engines.compile.value import RefusalCode, Value, refused
from quittance.kernel.currency import parse_currency

if TYPE_CHECKING:
    from quittance.engines.compile.scope_frame import ScopeFrame


def currency_of(frame: ScopeFrame, line: int, price_date: str) -> Value:
    """The currency code. A word that has none refuses WRONG_CURRENCY."""
    rule = frame.sheet.plan.header.currency
    if not rule.by:
        return Value(Kind.WORD, sql=text(rule.default))
    fact = facts.read(frame, rule.by, line, price_date)
    sql: Sql = case([(fact.expression.eq(text(word)), text(code)) for word, code in rule.codes])
    sql = frame.define("currency__code", sql)
    known = [(fact.refusal > integer(0), fact.refusal)] if fact.refusal is not None else []
    refusal = case([*known, (is_null(sql), refused(line, RefusalCode.WRONG_CURRENCY))], integer(0))
    return Value(Kind.WORD, sql=sql, refusal=refusal)


def exponents(frame: ScopeFrame) -> dict[str, int]:
    """Every currency the plan may bill in, with its number of decimals."""
    rule = frame.sheet.plan.header.currency
    codes = [code for _, code in rule.codes] if rule.by else [rule.default]
    return {code: parse_currency(code).exponent for code in codes}
