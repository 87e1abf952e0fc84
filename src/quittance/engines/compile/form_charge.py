"""One row a charge and bearer: rule, basis, rate, exact and rounded amount; refused charges have their own rows."""

from __future__ import annotations

from fractions import Fraction

from quittance.core.tariff.line import Line
from quittance.engines.compile.currencies import currency_of
from quittance.engines.compile.number import Number, aligned, rescaled
from quittance.engines.compile.output import AMOUNT_DECIMALS, SHOWN_DECIMALS, decimal, refusal_code, refusal_line
from quittance.engines.compile.scope_frame import ScopeFrame
from quittance.engines.compile.shares import shares
from quittance.engines.compile.sql import INTEGER, NULL, Sql, both, case, column, either, integer, is_known, named, text
from quittance.engines.compile.subject import TEXT, charge_names, identity, lines_of
from sqlglot import exp

SHOWN = exp.DataType.build(f"DECIMAL(18, {SHOWN_DECIMALS})")
AMOUNT = exp.DataType.build(f"DECIMAL(18, {AMOUNT_DECIMALS})")


def charge_rows(frame: ScopeFrame) -> exp.Select:
    """Columns: the identity, `charge`, `code`, `line`, `trigger`, `table_row`, `basis`, `rate`, `exact`, `amount`,
    `currency`, `bearer`, `bearer_amount`, `refusal`, `refused_line`. An absent charge has no row."""
    names = charge_names(frame)
    who = identity(frame)
    currency = exp.cast(currency_of(frame, 0, frame.sheet.plan.header.price_date).expression, TEXT)
    wanted = [(name, at) for name in names for at in range(_bearers(frame, name))]
    made = [_columns(frame, name, at) for name, at in wanted]
    source = frame.close()
    number = column("n", "c")
    columns: dict[str, Sql] = {**who}
    for label in made[0] if made else ():
        columns[label] = case([(number.eq(integer(at + 1)), one[label]) for at, one in enumerate(made)])
    columns["currency"] = currency
    numbers = exp.values([(at + 1,) for at in range(len(made))], alias="c", columns=["n"])
    present = [
        both([number.eq(integer(at + 1)), _is_there(frame, name)]) for at, (name, _) in enumerate(wanted)
    ]
    query = exp.select(*(named(sql, name) for name, sql in columns.items())).from_(exp.to_table(source).as_("r"))
    query = query.join(numbers, join_type="cross")
    condition = either([exp.Paren(this=one) for one in present if one is not None])
    return query.where(condition) if condition is not None else query


def _bearers(frame: ScopeFrame, name: str) -> int:
    return max(len(line.commercial.bearer) for line in lines_of(frame, name))


def _is_there(frame: ScopeFrame, name: str) -> Sql | None:
    value = frame.values[name]
    there = is_known(value.expression)
    if value.refusal is None:
        return there if value.optional else None
    return exp.Paren(this=exp.or_(there, value.refusal > integer(0)))


def _columns(frame: ScopeFrame, name: str, bearer: int) -> dict[str, Sql]:
    value, told = frame.values[name], frame.explained[name]
    lines = lines_of(frame, name)

    def shown(number: Number | None, kind: exp.DataType, decimals: int) -> Sql:
        return exp.cast(NULL, kind) if number is None else decimal(number, Fraction(1), decimals)

    def by_line(of: dict[int, Sql]) -> Sql:
        if len(lines) == 1 or told.taken is None:
            return of[lines[0].number]
        return case([(told.taken.eq(integer(number)), sql) for number, sql in of.items()])

    borne: dict[int, Sql] = {}
    who: dict[int, Sql] = {}
    for line in lines:
        split = shares(line, value.number) if value.number is not None else []
        borne[line.number] = shown(split[bearer] if bearer < len(split) else None, AMOUNT, AMOUNT_DECIMALS)
        who[line.number] = text(line.commercial.bearer[bearer][0]) if bearer < len(line.commercial.bearer) else NULL
    refusal = value.refusal
    return {
        "charge": text(name),
        "code": by_line({line.number: text(line.code) for line in lines}),
        "line": exp.cast(by_line({line.number: integer(line.number) for line in lines}), INTEGER),
        "trigger": by_line({line.number: text(line.commercial.trigger) for line in lines}),
        "table_row": exp.cast(told.row if told.row is not None else NULL, INTEGER),
        "basis": shown(_in_unit(frame, told.basis), SHOWN, SHOWN_DECIMALS),
        "rate": shown(told.rate, SHOWN, SHOWN_DECIMALS),
        "exact": shown(told.exact, SHOWN, SHOWN_DECIMALS),
        "amount": shown(value.number, AMOUNT, AMOUNT_DECIMALS),
        "bearer": exp.cast(by_line(who), TEXT),
        "bearer_amount": by_line(borne),
        "refusal": exp.cast(refusal_code(refusal) if refusal is not None else NULL, TEXT),
        "refused_line": exp.cast(refusal_line(refusal) if refusal is not None else NULL, INTEGER),
    }


def _in_unit(frame: ScopeFrame, basis: Number | None) -> Number | None:
    """The basis in base units (kg, m3, day, major units of money)."""
    del frame
    return basis


__all__ = ["Line", "aligned", "charge_rows", "rescaled"]
