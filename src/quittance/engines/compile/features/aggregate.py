"""A group's own value: aggregates over its members, over earlier periods, or so far."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from sqlglot import exp

from quittance.core.facts.kind import Kind
from quittance.core.tariff.features.aggregate import Aggregate, Function, Window
from quittance.core.tariff.operand import FactRead
from quittance.engines.compile.groups import (
    MEMBERS_MAX,
    PERIOD,
    aggregated,
    any_provisional,
    days_over,
    fitting,
    last_day,
    member_keys,
    source_for,
)
from quittance.engines.compile.number import Number
from quittance.engines.compile.run import Run
from quittance.engines.compile.scope_frame import ScopeFrame
from quittance.engines.compile.sql import (
    BIGINT,
    HUGEINT,
    Sql,
    case,
    coalesce,
    column,
    columns_in,
    day,
    integer,
    is_known,
    named,
    whole_division,
)
from quittance.engines.compile.value import Value

QUOTIENT_DECIMALS = 12


def lower(step: Aggregate, run: Run) -> None:
    """The function over the members becomes the running value."""
    members = run.frame.frames.row(step.group.subject)
    value = _member_value(step, run, members)
    if step.window is Window.SO_FAR:
        _so_far(step, run, value)
        return
    summed = _summed(step, value)
    label = f"{run.line.name}_{run.line.number}"
    taken: dict[str, Sql]
    if step.window is Window.WHOLE:
        taken = dict(aggregated(run.frame, members, summed, label, run.frame.price_date))
    else:
        taken = dict(_before(step, run, members, summed, label))
    days = None
    if step.function is Function.DAILY_AVERAGE:
        days = _days(step, run, 0)
    if run.line.provisional and run.frame.sheet.closed_before is not None:
        taken, days = _estimated(step, run, members, summed, taken, days)
    _become(step, run, value, taken, days)


def _back(step: Aggregate) -> int:
    """How many periods before its own the last one is that it counts over."""
    return 0 if step.window is Window.WHOLE else 1


def _days(step: Aggregate, run: Run, earlier: int) -> Sql:
    """The days of the periods that it counts over, or of those one period earlier."""
    assert step.group.period is not None  # a daily average is over a period
    return days_over(step.group.period, column(PERIOD), _back(step) + earlier, step.periods)


def _estimated(
    step: Aggregate,
    run: Run,
    members: ScopeFrame,
    summed: dict[str, Sql],
    taken: dict[str, Sql],
    days: Sql | None,
) -> tuple[dict[str, Sql], Sql | None]:
    """The same parts, while the last period has not closed by the period before it, where that has members;
    and the
    note of where it has not closed."""
    frame, word, closed_before = run.frame, step.group.period, run.frame.sheet.closed_before
    assert word is not None
    assert closed_before is not None
    label = f"{run.line.name}_{run.line.number}"
    last = last_day(word, exp.Paren(this=column(PERIOD) - integer(_back(step))))
    is_open = frame.define(f"{label}_open", exp.Paren(this=last) >= day(closed_before))
    run.estimated.append(is_open)
    if run.line.provisional != Window.PREVIOUS:
        return taken, days
    counted = {**summed, "members": exp.Count(this=column("version"))}
    earlier = _before(step, run, members, counted, f"{label}_earlier", earlier=1)
    use = frame.define(f"{label}_by_earlier", exp.and_(is_open, earlier["members"] > integer(0)))
    chosen = {
        name: frame.define(f"{label}_{name}_chosen", case([(use, earlier[name])], part))
        for name, part in taken.items()
    }
    if days is not None:
        days = frame.define(f"{label}_days", case([(use, _days(step, run, 1))], days))
    return dict(chosen), days


def _member_value(step: Aggregate, run: Run, members: ScopeFrame) -> Value | None:
    """The operand per member, as a column of the members' frame."""
    if step.operand is None:
        return None
    value = members.read(step.operand, run.line.number, run.line.price_date)
    name = f"{run.line.name}__{run.line.number}_member"
    refusal = members.define(f"{name}_refused", value.refusal) if value.refusal is not None else None
    if value.number is not None:
        number = value.number
        pinned = Number(members.define(name, number.sql), number.factor, number.low, number.high)
        return replace(value, number=pinned, refusal=refusal)
    return replace(value, sql=members.define(name, value.expression), refusal=refusal)


def _summed(step: Aggregate, value: Value | None) -> dict[str, Sql]:
    """What is aggregated: the parts of which the value is made."""
    expression = value.expression.copy() if value is not None else column("subject_id")
    parts: dict[str, Sql] = {}
    match step.function:
        case Function.COUNT:
            is_id = value is not None and value.kind is Kind.WORD and isinstance(step.operand, FactRead)
            parts["count"] = exp.Count(this=exp.Distinct(expressions=[expression]) if is_id else expression)
        case Function.SUM | Function.DAILY_AVERAGE:
            parts["total"] = exp.Sum(this=exp.cast(expression, HUGEINT))
        case Function.HIGHEST:
            parts["total"] = exp.Max(this=expression)
        case Function.LOWEST:
            parts["total"] = exp.Min(this=expression)
        case Function.SHARE:
            parts["yes"] = exp.Count(this=case([(expression, integer(1))]))
            parts["count"] = exp.Count(this=expression.copy())
    if value is not None and value.refusal is not None:
        parts["refused"] = exp.Min(this=case([(value.refusal > integer(0), value.refusal)]))
    if value is not None:
        parts |= any_provisional(value)
    return parts


def _before(
    step: Aggregate, run: Run, members: ScopeFrame, summed: dict[str, Sql], label: str, earlier: int = 0
) -> dict[str, exp.Column]:
    """The same over the period before, or the last N (or as many, `earlier` periods sooner): groups joined
    with the
    members of those periods."""
    frame, scope = run.frame, run.frame.scope
    back = _back(step) + earlier
    groups, source = frame.name, source_for(members, summed)
    keys = ["version", *scope.keys]
    ahead = exp.select(
        *(exp.alias_(column(key, "g"), key) for key in keys), exp.alias_(column(PERIOD, "g"), PERIOD)
    )
    member_columns = member_keys(members, scope, frame.price_date)
    reads = {read.name for sql in summed.values() for read in columns_in(sql)}
    carried = [column(name) for name in sorted(reads - {"version", *scope.keys})]
    inner = exp.select(*member_columns, *carried).from_(exp.to_table(source).as_("r")).subquery("m")
    on = exp.and_(
        *(column(key, "m").eq(column(key, "g")) for key in keys),
        column(PERIOD, "m") > column(PERIOD, "g") - integer(back + step.periods),
        column(PERIOD, "m") <= column(PERIOD, "g") - integer(back),
    )
    moved = {name: _moved(sql) for name, sql in summed.items()}
    query = ahead.select(*(named(sql, name) for name, sql in moved.items()))
    query = query.from_(exp.to_table(groups).as_("g")).join(inner, on=on, join_type="left")
    query = query.group_by(*(exp.Literal.number(at + 1) for at in range(len(keys) + 1)))
    name = frame.sheet.add_query(f"{frame.name}_{label}_before", query)
    pairs: list[tuple[str, Sql]] = [(key, column(key)) for key in [*keys, PERIOD]]
    return frame.join(name, pairs, {one: f"{label}_{one}" for one in summed})


def _moved(sql: Sql) -> Sql:
    """The expression with its columns read from the members `m`."""
    return sql.transform(lambda node: column(node.name, "m") if isinstance(node, exp.Column) else node)


def _so_far(step: Aggregate, run: Run, value: Value | None) -> None:
    """Running aggregates over the member rows, in order of pricing date, then id."""
    frame, scope = run.frame, step.group
    frame.close()
    at = frame.price_day(run.line.price_date, run.line.number)
    run.add_refusal(at.refusal)
    keys = [
        part.this if isinstance(part, exp.Alias) else part
        for part in member_keys(frame, scope, run.line.price_date)
    ]
    for key in scope.keys:
        run.add_refusal(frame.read(FactRead(key), run.line.number, run.line.price_date).refusal)

    def over(aggregate: Sql, *also: Sql) -> Sql:
        return exp.Window(
            this=aggregate,
            partition_by=[key.copy() for key in (*keys, *also)],
            order=exp.Order(
                expressions=[
                    exp.Ordered(this=at.expression.copy(), nulls_first=False),
                    exp.Ordered(this=column("subject_id")),
                ]
            ),
            spec=exp.WindowSpec(kind="ROWS", start="UNBOUNDED", start_side="PRECEDING", end="CURRENT ROW"),
        )

    def so_far(aggregate: Sql) -> Sql:
        if not isinstance(aggregate.this, exp.Distinct):
            return over(aggregate)
        # Not every engine counts distinct words so far: each is counted where it occurs first.
        word = aggregate.this.expressions[0]
        at_first = frame.define(f"{label}_occurrence", over(exp.RowNumber(), word)).eq(integer(1))
        return over(exp.Count(this=case([(exp.and_(at_first, is_known(word.copy())), integer(1))])))

    label = f"{run.line.name}_{run.line.number}"
    taken: dict[str, Sql] = {
        name: frame.define(f"{label}_{name}", so_far(sql)) for name, sql in _summed(step, value).items()
    }
    days = None
    if step.function is Function.DAILY_AVERAGE:
        assert scope.period is not None  # a daily average is over a period
        days = days_over(scope.period, keys[-1], 0, 1)
    _become(step, run, value, taken, days)


def _become(step: Aggregate, run: Run, value: Value | None, taken: dict[str, Sql], days: Sql | None) -> None:
    if "provisional" in taken:
        run.estimated.append(taken["provisional"] > integer(0))
    if "refused" in taken:
        run.add_refusal(coalesce(exp.cast(taken["refused"], BIGINT), integer(0)))
    number = value.number if value is not None else None
    match step.function:
        case Function.COUNT:
            run.become(
                Number(coalesce(taken["count"], integer(0)), Fraction(1), 0, MEMBERS_MAX), optional=False
            )
        case Function.SHARE:
            yes = Number(taken["yes"], Fraction(1), 0, MEMBERS_MAX)
            run.become(_quotient(yes, taken["count"], most=1), optional=True)
        case Function.DAILY_AVERAGE:
            assert number is not None
            assert days is not None
            low, high = min(0, number.low) * MEMBERS_MAX, max(0, number.high) * MEMBERS_MAX
            run.become(_quotient(fitting(taken["total"], number.factor, low, high), days), optional=True)
        case Function.SUM:
            assert number is not None
            low, high = min(0, number.low) * MEMBERS_MAX, max(0, number.high) * MEMBERS_MAX
            total = fitting(taken["total"], number.factor, low, high)
            run.become(Number(coalesce(total.sql, integer(0)), total.factor, low, high), optional=False)
        case Function.HIGHEST | Function.LOWEST:
            assert number is not None
            run.become(Number(taken["total"], number.factor, number.low, number.high), optional=True)


def _quotient(dividend: Number, divisor: Sql, most: int | None = None) -> Number:
    """dividend / divisor, half up at the twelfth decimal of a base unit; null without members or days.

    `most`: what it cannot exceed, if that is not the dividend.
    """
    step = Fraction(1, 10**QUOTIENT_DECIMALS)
    times = dividend.factor / step
    size = 2 * times.numerator
    wide = exp.cast(dividend.sql, HUGEINT)
    top = Number(wide * integer(size), Fraction(1), dividend.low * size, dividend.high * size)
    bottom = exp.cast(divisor, HUGEINT) * integer(times.denominator)
    digits = len(str(2 * MEMBERS_MAX * times.denominator))
    half_up = top.sql + bottom
    if dividend.low < 0:  # whole-number division cuts towards nought, and so must the half be added
        half_up = top.sql + case(
            [(dividend.sql.copy() < integer(0), exp.Neg(this=bottom.copy()))], bottom.copy()
        )
    sql = whole_division(half_up, exp.Paren(this=bottom.copy() * integer(2)), wide=digits)
    known = case([(exp.Paren(this=divisor.copy()) > integer(0), sql)])
    bound = int(max(abs(dividend.low), abs(dividend.high)) * times) + 1 if most is None else int(most / step)
    return fitting(known, step, -bound if dividend.low < 0 else 0, bound)


STEPS = {Aggregate: lower}
