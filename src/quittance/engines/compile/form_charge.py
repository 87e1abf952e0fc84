"""One row a charge and bearer: rule, basis, rate, exact and rounded amount; refused charges have their own
rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from sqlglot import exp

from quittance.core.tariff.line import Commercial, Line
from quittance.engines.compile import facts
from quittance.engines.compile.currencies import currency_of, exponents
from quittance.engines.compile.number import Number
from quittance.engines.compile.output import (
    AMOUNT_DECIMALS,
    SHOWN_DECIMALS,
    decimal,
    enumeration,
    refusal_code,
    refusal_line,
    word,
)
from quittance.engines.compile.scope_frame import ScopeFrame
from quittance.engines.compile.shares import shares
from quittance.engines.compile.sql import (
    INTEGER,
    NULL,
    Sql,
    both,
    case,
    column,
    either,
    integer,
    is_known,
    named,
)
from quittance.engines.compile.subject import DATE, charge_names, identity, lines_of

SHOWN = exp.DataType.build(f"DECIMAL(18, {SHOWN_DECIMALS})")
AMOUNT = exp.DataType.build(f"DECIMAL(18, {AMOUNT_DECIMALS})")

SAID: Mapping[str, Callable[[Commercial], str]] = {
    "reversed_by": lambda commercial: ", ".join(commercial.reversed_by),
    "recognised": lambda commercial: commercial.recognised,
    "funder": lambda commercial: commercial.funder,
    "claw_back": lambda commercial: ", ".join(commercial.claw_back),
}
"""What a line of the sheet says of its charge and nobody calculates with."""

_WORD, _FLAG = exp.DataType.build("TEXT"), exp.DataType.build("BOOLEAN")
COLUMNS = {
    **dict.fromkeys(("charge", "code", "trigger", "currency", "bearer", "refusal", *SAID), _WORD),
    **dict.fromkeys(("line", "table_row", "refused_line"), INTEGER),
    **dict.fromkeys(("basis", "rate", "exact"), SHOWN),
    **dict.fromkeys(("amount", "bearer_amount"), AMOUNT),
    "provisional": _FLAG,
}
"""What a row says beside who it is about."""


def charge_rows(frame: ScopeFrame) -> exp.Select:
    """Columns: the identity and `COLUMNS`; `price_date` is that of the line. An absent charge has no row."""
    names = charge_names(frame)
    who = identity(frame)
    code = currency_of(frame, 0, frame.sheet.plan.header.price_date).expression
    currency = exp.cast(code, enumeration(list(exponents(frame))))
    wanted = [(name, at) for name in names for at in range(_bearers(frame, name))]
    made = [_columns(frame, name, at) for name, at in wanted]
    source = frame.close()
    if not made:  # a card of measures bills nothing
        columns = {**who, **{name: exp.cast(NULL, kind) for name, kind in COLUMNS.items()}}
        bare = exp.select(*(named(sql, name) for name, sql in columns.items()))
        return bare.from_(exp.to_table(source).as_("r")).where(exp.false())
    number = column("n", "c")
    columns = {**who}
    for label in made[0]:
        columns[label] = case([(number.eq(integer(at + 1)), one[label]) for at, one in enumerate(made)])
    columns["currency"] = currency
    if not frame.scope.is_group:
        days = [_price_date(frame, name, who["price_date"]) for name, _ in wanted]
        if any(day is not who["price_date"] for day in days):
            columns["price_date"] = case([(number.eq(integer(at + 1)), day) for at, day in enumerate(days)])
    numbers = exp.values([(at + 1,) for at in range(len(made))], alias="c", columns=["n"])
    present = [
        both([number.eq(integer(at + 1)), _is_there(frame, name, bearer)])
        for at, (name, bearer) in enumerate(wanted)
    ]
    query = exp.select(*(named(sql, name) for name, sql in columns.items())).from_(
        exp.to_table(source).as_("r")
    )
    query = query.join(numbers, join_type="cross")
    condition = either([exp.Paren(this=one) for one in present if one is not None])
    return query.where(condition) if condition is not None else query


def _bearers(frame: ScopeFrame, name: str) -> int:
    return max(len(line.commercial.bearer) for line in _takeable(frame, name))


def _takeable(frame: ScopeFrame, name: str) -> list[Line]:
    """The alternatives that may be taken: only one, where it always is."""
    told = frame.explained[name]
    return [line for line in lines_of(frame, name) if told.taken is not None or line.number == told.number]


def _is_there(frame: ScopeFrame, name: str, bearer: int) -> Sql | None:
    """Where the charge has a row for its bearer number `bearer`; a refused charge has one row."""
    value, lines, taken = frame.values[name], _takeable(frame, name), frame.explained[name].taken
    there = is_known(value.expression) if value.optional or value.refusal is not None else None
    borne = [line.number for line in lines if bearer < len(line.commercial.bearer)]
    if len(borne) < len(lines) and taken is not None:
        there = both([there, exp.In(this=taken.copy(), expressions=[integer(number) for number in borne])])
    if value.refusal is None or bearer > 0:
        return there
    return exp.Paren(this=exp.or_(there or exp.true(), value.refusal > integer(0)))


def _columns(frame: ScopeFrame, name: str, bearer: int) -> dict[str, Sql]:
    value, told = frame.values[name], frame.explained[name]
    lines = _takeable(frame, name)

    def shown(number: Number | None, kind: exp.DataType, decimals: int) -> Sql:
        return exp.cast(NULL, kind) if number is None else decimal(number, Fraction(1), decimals)

    def by_line(of: dict[int, Sql]) -> Sql:
        if told.taken is None:
            return of[told.number]
        return case([(told.taken.eq(integer(number)), sql) for number, sql in of.items()])

    charges = charge_names(frame)
    billed = [line for one in charges for line in lines_of(frame, one)]
    codes, triggers = [line.code for line in billed], [line.commercial.trigger for line in billed]
    everyone = [name for line in billed for name, _ in line.commercial.bearer]
    borne: dict[int, Sql] = {}
    who: dict[int, Sql] = {}
    for line in lines:
        split = shares(frame, line, value.number) if value.number is not None else []
        borne[line.number] = shown(split[bearer] if bearer < len(split) else None, AMOUNT, AMOUNT_DECIMALS)
        who[line.number] = (
            word(bearers[bearer][0], everyone) if bearer < len(bearers := line.commercial.bearer) else NULL
        )
    refusal = value.refusal
    return {
        "charge": word(name, charges),
        "code": by_line({line.number: word(line.code, codes) for line in lines}),
        "line": exp.cast(by_line({line.number: integer(line.number) for line in lines}), INTEGER),
        "trigger": by_line({line.number: word(line.commercial.trigger, triggers) for line in lines}),
        **{label: by_line(_said(label, lines, billed)) for label in SAID},
        "table_row": exp.cast(told.row if told.row is not None else NULL, INTEGER),
        "basis": shown(told.basis, SHOWN, SHOWN_DECIMALS),
        "rate": shown(told.rate, SHOWN, SHOWN_DECIMALS),
        "exact": shown(told.exact, SHOWN, SHOWN_DECIMALS),
        "amount": shown(value.number, AMOUNT, AMOUNT_DECIMALS),
        "bearer": by_line(who) if refusal is None else case([(refusal.eq(integer(0)), by_line(who))]),
        "bearer_amount": by_line(borne),
        "refusal": refusal_code(refusal),
        "refused_line": exp.cast(refusal_line(refusal) if refusal is not None else NULL, INTEGER),
        "provisional": value.provisional or exp.false(),
    }


def _said(label: str, lines: Sequence[Line], billed: Sequence[Line]) -> dict[int, Sql]:
    """The words of each line under the label, null where it says nothing."""
    of = SAID[label]
    words = [of(line.commercial) for line in billed if of(line.commercial)]
    return {
        line.number: word(said, words) if (said := of(line.commercial)) else exp.cast(NULL, _WORD)
        for line in lines
    }


def _price_date(frame: ScopeFrame, name: str, own: Sql) -> Sql:
    """The day by which a line of fact rows was priced: their own unless the line names another date fact."""
    lines = _takeable(frame, name)
    header, taken = frame.sheet.plan.header.price_date, frame.explained[name].taken
    if all(line.price_date == header for line in lines):
        return own
    days = {
        line.number: exp.cast(facts.read(frame, line.price_date, 0, "").expression, DATE) for line in lines
    }
    if taken is None:
        return days[lines[0].number]
    return case([(taken.eq(integer(number)), day) for number, day in days.items()], own)
