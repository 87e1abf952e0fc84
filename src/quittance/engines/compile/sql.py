"""Small constructors over sqlglot, so that lowering code reads like the SQL it makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sqlglot import exp

Sql = exp.Expr
BIGINT = exp.DataType.build("BIGINT")
HUGEINT = exp.DataType.build("INT128")
INTEGER = exp.DataType.build("INT")

BIGINT_MAX = 2**63 - 1


RESERVED = frozenset(
    [
        "all",
        "analyse",
        "analyze",
        "and",
        "any",
        "array",
        "as",
        "asc",
        "asymmetric",
        "both",
        "case",
        "cast",
        "check",
        "collate",
        "column",
        "constraint",
        "create",
        "default",
        "deferrable",
        "desc",
        "describe",
        "distinct",
        "do",
        "else",
        "end",
        "except",
        "false",
        "fetch",
        "for",
        "foreign",
        "from",
        "grant",
        "group",
        "having",
        "in",
        "initially",
        "intersect",
        "into",
        "is",
        "lateral",
        "leading",
        "limit",
        "not",
        "null",
        "offset",
        "on",
        "only",
        "or",
        "order",
        "pivot",
        "placing",
        "primary",
        "qualify",
        "references",
        "returning",
        "select",
        "show",
        "some",
        "summarize",
        "symmetric",
        "table",
        "then",
        "to",
        "trailing",
        "true",
        "union",
        "unique",
        "unpivot",
        "user",
        "using",
        "variadic",
        "when",
        "where",
        "window",
        "with",
    ]
)


def identifier(name: str) -> exp.Identifier:
    """A name, quoted where it must be."""
    return exp.to_identifier(name, quoted=not name.isidentifier() or name in RESERVED)


def column(name: str, table: str = "r") -> exp.Column:
    """A column of the layer below (alias `r`), or of a joined relation."""
    return exp.Column(this=identifier(name), table=exp.to_identifier(table))


def named(expression: Sql, name: str) -> exp.Alias:
    """The expression under a name."""
    return exp.Alias(this=expression, alias=identifier(name))


def table(name: str, alias: str) -> exp.Table:
    """A relation or named subquery under an alias."""
    return exp.Table(this=exp.to_identifier(name), alias=exp.TableAlias(this=exp.to_identifier(alias)))


def select(columns: Iterable[Sql], source: Sql, joins: Iterable[exp.Join] = ()) -> exp.Select:
    """SELECT of these columns. Nothing is copied: what is handed in belongs to the query from then on."""
    query = exp.Select(expressions=list(columns)).from_(source, copy=False)
    for join in joins:
        query.append("joins", join)
    return query


def reads(expression: Sql) -> Iterator[exp.Column | exp.Table]:
    """The columns and tables in it, from the outside in, each as often as it stands there."""
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        if isinstance(node, (exp.Column, exp.Table)):
            yield node
            continue
        for inside in reversed(node.args.values()):
            if isinstance(inside, exp.Expr):
                waiting.append(inside)
            elif isinstance(inside, list):
                waiting.extend([one for one in reversed(inside) if isinstance(one, exp.Expr)])


def columns_in(expression: Sql) -> Iterator[exp.Column]:
    """The columns that it reads."""
    return (read for read in reads(expression) if isinstance(read, exp.Column))


def integer(value: int) -> Sql:
    """A whole number; one that needs more than 64 bits is cast from text, so that no engine reads it as a
    double.
    """
    if -BIGINT_MAX <= value <= BIGINT_MAX:
        return exp.Literal.number(value) if value >= 0 else exp.Neg(this=exp.Literal.number(-value))
    return exp.cast(exp.Literal.string(str(value)), HUGEINT)


def text(value: str) -> Sql:
    """A text."""
    return exp.Literal.string(value)


def day(value: date) -> Sql:
    """A date."""
    return exp.cast(exp.Literal.string(value.isoformat()), exp.DataType.build("DATE"))


NULL = exp.null()


def case(branches: Iterable[tuple[Sql, Sql]], otherwise: Sql | None = None) -> Sql:
    """CASE WHEN ... THEN ... ELSE otherwise END; without branches just `otherwise`."""
    pairs = list(branches)
    if not pairs:
        return otherwise if otherwise is not None else exp.null()
    expression = exp.Case()
    for condition, value in pairs:
        expression = expression.when(condition, value, copy=False)
    return expression.else_(otherwise, copy=False) if otherwise is not None else expression


def call(name: str, *arguments: Sql) -> Sql:
    """A function that every engine spells the same."""
    return exp.func(name, *arguments)


def whole_division(dividend: Sql, divisor: Sql, *, wide: int = 0) -> Sql:
    """How often the divisor goes into the dividend, cut towards nought.

    `wide` is 0 where 64 bits hold both and the quotient, else how many digits the divisor may have: not
    every engine divides 128 bits.
    """
    return exp.IntDiv(this=exp.Paren(this=dividend), expression=divisor, wide=wide)


def days_between(later: Sql, earlier: Sql) -> Sql:
    """How many days lie between two dates, as a BIGINT."""
    return exp.cast(exp.Paren(this=exp.Sub(this=later, expression=earlier, of_days=True)), BIGINT)


def decimal_product(whole: Sql, factor: Sql, digits: int, decimals: int) -> Sql:
    """The product of two decimals that has this type by DuckDB's rules; other engines are told so."""
    return exp.Mul(this=whole, expression=factor, digits=digits, decimals=decimals)


def least(arguments: Sequence[Sql]) -> Sql:
    """LEAST, which skips nulls."""
    return (
        arguments[0]
        if len(arguments) == 1
        else exp.Least(this=arguments[0], expressions=list(arguments[1:]), ignore_nulls=True)
    )


def greatest(arguments: Sequence[Sql]) -> Sql:
    """GREATEST, which skips nulls."""
    return (
        arguments[0]
        if len(arguments) == 1
        else exp.Greatest(this=arguments[0], expressions=list(arguments[1:]), ignore_nulls=True)
    )


def coalesce(*arguments: Sql) -> Sql:
    """The first that is not null."""
    return exp.Coalesce(this=arguments[0], expressions=list(arguments[1:]))


def is_null(expression: Sql) -> Sql:
    """Whether it is null."""
    return exp.Is(this=expression, expression=exp.null())


def is_known(expression: Sql) -> Sql:
    """Whether it is not null."""
    return exp.Not(this=is_null(expression))


def both(conditions: Iterable[Sql | None]) -> Sql | None:
    """AND of those that are there; None when there is none."""
    present = [condition for condition in conditions if condition is not None]
    return exp.and_(*present, copy=False) if present else None


def either(conditions: Iterable[Sql | None]) -> Sql | None:
    """OR of those that are there; None when there is none."""
    present = [condition for condition in conditions if condition is not None]
    return exp.or_(*present, copy=False) if present else None


def negation(condition: Sql) -> Sql:
    """NOT, in brackets."""
    return exp.Not(this=exp.Paren(this=condition))
