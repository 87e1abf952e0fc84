"""Scopes that read each other: a group of its members, a member of its group, a window over time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from sqlglot import exp

from quittance.core.facts.kind import Kind
from quittance.core.tariff.operand import FactRead, LineRead, Reach
from quittance.core.tariff.scope import Scope
from quittance.engines.compile import dates
from quittance.engines.compile.layers import Base
from quittance.engines.compile.number import Number
from quittance.engines.compile.scope_frame import ScopeFrame
from quittance.engines.compile.sheet import Sheet
from quittance.engines.compile.sql import (
    BIGINT,
    HUGEINT,
    Sql,
    case,
    column,
    columns_in,
    days_between,
    integer,
    is_known,
    is_null,
    named,
    whole_division,
)
from quittance.engines.compile.value import RefusalCode, Value, first_refusal, refused
from quittance.kernel.period import PeriodWord

MEMBERS_MAX = 10**9  # no group has more members than this
PERIOD = "period__index"


@dataclass
class Frames:
    """The frames of one shape by scope, made when first needed."""

    sheet: Sheet

    def __post_init__(self) -> None:
        self.rows: dict[str, ScopeFrame] = {}
        self.groups: dict[tuple[Scope, str], ScopeFrame] = {}
        self.home: dict[str, list[ScopeFrame]] = {}  # line name -> frames that have it

    def row(self, subject: str) -> ScopeFrame:
        """The frame of the fact rows of that kind."""
        if subject not in self.rows:
            name = f"rows_{subject}"
            self.sheet.add_query(name, self._base(exp.to_table(f"bound_{subject}").as_("f")))
            self.rows[subject] = self._new(Scope(subject), name)
        return self.rows[subject]

    def group(self, scope: Scope, price_date: str) -> ScopeFrame:
        """The frame with one row a group."""
        key = (scope, price_date)
        if key not in self.groups:
            name = f"groups_{len(self.groups) + 1}_{scope.subject}"
            members = self.row(scope.subject)
            self.sheet.add_query(name, self._base(_group_rows(members, scope, price_date).subquery("f")))
            self.groups[key] = self._new(scope, name, price_date)
        return self.groups[key]

    def _base(self, rows: Sql) -> Base:
        return Base(rows, len(self.sheet.versions) == 1)

    def _new(self, scope: Scope, name: str, price_date: str = "") -> ScopeFrame:
        return ScopeFrame(self.sheet, scope, name, self, price_date)

    def read_elsewhere(self, reader: ScopeFrame, operand: LineRead, line: int, price_date: str) -> Value:
        """A line of another scope: of the group the reader is in, or summed over the reader's members.

        A row of the group's own kind is placed by the date fact of the group's lines, any other row by its
        own line's.
        """
        value = (
            self._sum(reader, operand)
            if operand.reach is Reach.SUM
            else self._of_group(reader, operand, line, price_date)
        )
        reader.flags[operand, price_date] = value.provisional
        return value

    def _of_group(self, reader: ScopeFrame, operand: LineRead, line: int, price_date: str) -> Value:
        group = next((frame for frame in self.home.get(operand.name, []) if frame.scope.is_group), None)
        if group is None:
            return Value(Kind.NUMBER, sql=exp.null(), optional=True)
        value = group.cell_of(operand, line, price_date) if operand.heading else group.values[operand.name]
        label = f"{operand.name}__{operand.heading or 'value'}".replace(" ", "_")
        held = group.define(f"{label}_out", value.expression)
        take = {held.name: f"{label}_up"}
        refusal_column = None
        if value.refusal is not None:
            refusal_column = group.define(f"{label}_out_refused", value.refusal)
            take[refusal_column.name] = f"{label}_up_refused"
        flag = group.values[operand.name].provisional
        flag_column = group.define(f"{label}_out_provisional", flag) if flag is not None else None
        if flag_column is not None:
            take[flag_column.name] = f"{label}_up_provisional"
        name = group.close()
        by = price_date
        if (
            reader.scope.subject == group.scope.subject
        ):  # a row without a key is in a group that the line refuses
            by = group.price_date
            line = next(one.number for one in self.sheet.plan.lines if one.name == operand.name)
        keys, missing = _key_values(reader, group, line, by)
        joined = reader.join(name, keys, take)
        found = joined[held.name]
        provisional = joined[flag_column.name] if flag_column is not None else None
        refusal = first_refusal(
            [
                case([(missing, refused(line, RefusalCode.MISSING_FACT))], integer(0))
                if missing is not None
                else None,
                joined[refusal_column.name] if refusal_column is not None else None,
            ]
        )
        if value.number is not None:
            number = Number(found, value.number.factor, value.number.low, value.number.high)
            return Value(Kind.NUMBER, number, optional=True, refusal=refusal, provisional=provisional)
        return Value(value.kind, sql=found, optional=True, refusal=refusal, provisional=provisional)

    def _sum(self, reader: ScopeFrame, operand: LineRead) -> Value:
        """The sum over the members; absent when every one is absent, refused when one is."""
        members = next((frame for frame in self.home.get(operand.name, []) if frame is not reader), None)
        if members is None:
            return Value(Kind.NUMBER, sql=exp.null(), optional=True)
        value = members.values[operand.name]
        if value.number is None:  # it never applies, but may be refused
            value = replace(value, number=Number(exp.cast(exp.null(), BIGINT), Fraction(1), 0, 0))
        assert value.number is not None
        total = exp.Sum(this=exp.cast(value.number.sql.copy(), HUGEINT))
        number = value.number
        summed: dict[str, Sql] = {"total": total}
        if value.refusal is not None:
            summed["refused"] = exp.Min(this=case([(value.refusal > integer(0), value.refusal)]))
        summed |= any_provisional(value)
        own_kind = members.scope == Scope(reader.scope.subject)
        by = (
            reader.price_date
            if own_kind
            else next(x.price_date for x in self.sheet.plan.lines if x.name == operand.name)
        )
        taken = aggregated(reader, members, summed, f"sum_{operand.name}", by)
        low, high = min(number.low, 0) * MEMBERS_MAX, max(number.high, 0) * MEMBERS_MAX
        refusal = None
        if value.refusal is not None:
            refusal = case([(is_known(taken["refused"]), exp.cast(taken["refused"], BIGINT))], integer(0))
        whole = fitting(taken["total"], number.factor, low, high)
        provisional = taken["provisional"] > integer(0) if "provisional" in taken else None
        return Value(Kind.NUMBER, whole, optional=True, refusal=refusal, provisional=provisional)


def any_provisional(value: Value) -> dict[str, Sql]:
    """What tells of many members whether one is provisional: more than nought; nothing where none ever is."""
    if value.provisional is None:
        return {}
    return {"provisional": exp.Max(this=case([(value.provisional, integer(1))], integer(0)))}


def fitting(sql: Sql, factor: Fraction, low: int, high: int) -> Number:
    """A 128-bit sum as a number within its bounds."""
    number = Number(sql, factor, low, high)
    return number if number.is_wide else Number(exp.cast(sql, BIGINT), factor, low, high)


def _group_rows(members: ScopeFrame, scope: Scope, price_date: str) -> exp.Select:
    """One row a group: version, keys, period number and pricing date. Members that lack a key make a group of
    their own,
    which every line refuses."""
    day = _day(members, price_date)
    columns: list[exp.Expression] = [column("version"), *_keys(members, scope)]
    if scope.period is not None:
        index = dates.period_index(scope.period, day)
        columns.append(named(exp.cast(index, BIGINT), PERIOD))
        query = exp.select(*columns)
    else:
        query = exp.select(*columns, named(exp.Min(this=day), "price_day"))
    places = [exp.Literal.number(at + 1) for at in range(len(columns))]
    query = query.from_(exp.to_table(members.name).as_("r")).group_by(*places)
    if scope.period is None:
        return query
    last = exp.cast(last_day(scope.period, column(PERIOD, "g")), exp.DataType.build("DATE"))
    return exp.select("g.*", named(last, "price_day")).from_(query.subquery("g"))


def _keys(members: ScopeFrame, scope: Scope) -> list[exp.Expression]:
    """The members' columns for the keys of the scope; nothing where no row has that fact."""
    schema = members.sheet.schemas[members.scope.subject]
    none = exp.cast(exp.null(), exp.DataType.build("TEXT"))
    return [column(key) if schema.column(key) is not None else named(none.copy(), key) for key in scope.keys]


def _day(members: ScopeFrame, price_date: str) -> Sql:
    """The day that puts a member into a period; no day where no row has that date fact."""
    if members.scope.is_group:
        return column("price_day")
    if members.sheet.schemas[members.scope.subject].column(price_date) is None:
        return exp.cast(exp.null(), exp.DataType.build("DATE"))
    return column(price_date)


def last_day(word: PeriodWord, index: Sql) -> Sql:
    """The last day of the period with that number."""
    origin = exp.cast(exp.Literal.string("0001-01-01"), exp.DataType.build("DATE"))

    def plus_days(days: Sql) -> Sql:
        return exp.Add(
            this=origin.copy(), expression=exp.cast(exp.Paren(this=days), exp.DataType.build("INT"))
        )

    if word is PeriodWord.DAY:
        return plus_days(index - integer(1))
    if word is PeriodWord.WEEK:
        return plus_days(index * integer(7) + integer(6))
    months = {PeriodWord.MONTH: 1, PeriodWord.QUARTER: 3, PeriodWord.YEAR: 12}[word]
    next_first = index * integer(months) + integer(months)
    year = whole_division(next_first, integer(12))
    month = exp.Mod(this=exp.Paren(this=next_first.copy()), expression=integer(12)) + integer(1)
    first = exp.func("make_date", year, month, integer(1))
    return exp.Sub(this=first, expression=integer(1))


def days_over(word: PeriodWord, index: Sql, back: int, count: int) -> Sql:
    """How many days so many periods have, the last of which is so many before the one with that number."""
    last = last_day(word, exp.Paren(this=index.copy() - integer(back)))
    before = last_day(word, exp.Paren(this=index.copy() - integer(back + count)))
    return days_between(last, exp.Paren(this=before))


def _key_values(
    reader: ScopeFrame, group: ScopeFrame, line: int, price_date: str
) -> tuple[list[tuple[str, Sql]], Sql | None]:
    """What of the reader equals the group's key columns, and where one of them is missing."""
    pairs: list[tuple[str, Sql]] = [("version", column("version"))]
    missing: list[Sql] = []
    for key in group.scope.keys:
        value = reader.read(FactRead(key), line, price_date)
        pairs.append((key, value.expression))
        if value.refusal is not None:
            missing.append(is_null(value.expression))
    if group.scope.period is not None:
        day = reader.price_day(price_date, line)
        index = exp.cast(dates.period_index(group.scope.period, day.expression), BIGINT)
        pairs.append((PERIOD, reader.define(f"{group.scope.period.value}__of_{price_date}", index)))
        if day.refusal is not None:
            missing.append(is_null(day.expression))
    return pairs, exp.or_(*missing) if missing else None


def member_keys(members: ScopeFrame, scope: Scope, price_date: str) -> list[exp.Expression]:
    """The columns of the members that say which group they are in."""
    columns: list[exp.Expression] = [column("version"), *_keys(members, scope)]
    if scope.period is not None:
        columns.append(
            named(exp.cast(dates.period_index(scope.period, _day(members, price_date)), BIGINT), PERIOD)
        )
    return columns


def source_for(members: ScopeFrame, summed: dict[str, Sql]) -> str:
    """Where the members' columns can be read: the rows themselves when only facts are counted, so that one
    measure of
    a group does not stand on all that was worked out before it."""
    reads = {read.name for sql in summed.values() for read in columns_in(sql)}
    return members.close() if reads & members.made_names else members.name


def aggregated(
    reader: ScopeFrame, members: ScopeFrame, summed: dict[str, Sql], label: str, price_date: str
) -> dict[str, exp.Column]:
    """Aggregates over the members, placed in periods by `price_date`, joined to the groups of `reader`."""
    scope = reader.scope
    source = source_for(members, summed)
    columns = member_keys(members, scope, price_date)
    places = [exp.Literal.number(at + 1) for at in range(len(columns))]
    query = exp.select(*columns, *(named(sql, name) for name, sql in summed.items()))
    query = query.from_(exp.to_table(source).as_("r")).group_by(*places)
    name = reader.sheet.add_query(f"{reader.name}_{label}", query)
    on: list[tuple[str, Sql]] = [("version", column("version")), *((key, column(key)) for key in scope.keys)]
    if scope.period is not None:
        on.append((PERIOD, column(PERIOD)))
    return reader.join(name, on, {one: f"{label}_{one}" for one in summed})
