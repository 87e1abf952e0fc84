"""Whether an expression is surely null once some columns are: proven from the expression itself.

A refused line has no value. Where the value is null by itself, because what refuses the line leaves a column
null that the formula reads, no CASE has to make it so, and why it is refused is asked only where it is null.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum, auto

from sqlglot import exp

from quittance.engines.compile.frame import Frame
from quittance.engines.compile.sql import Sql
from quittance.engines.compile.value import Value


class Known(Enum):
    """What is known of an expression; UNMET is null or false, which fulfil no condition."""

    NULL = auto()
    TRUE = auto()
    FALSE = auto()
    UNMET = auto()
    ANYTHING = auto()


_STRICT = (
    exp.Add,
    exp.Sub,
    exp.Mul,
    exp.IntDiv,
    exp.Mod,
    exp.Neg,
    exp.Abs,
    exp.EQ,
    exp.NEQ,
    exp.LT,
    exp.LTE,
    exp.GT,
    exp.GTE,
)
_SKIPS_NULLS = (exp.Coalesce, exp.Greatest, exp.Least)


class Nulls:
    """Asks of expressions over columns `r.<name>` of a frame, some of which it defined or joined."""

    def __init__(self, null: Collection[str], frame: Frame) -> None:
        self._null = frozenset(null)
        self._frame = frame
        self._found: dict[str, Known] = {}

    def is_null(self, expression: Sql) -> bool:
        """Surely null; False where that cannot be proven."""
        return self.known(expression) is Known.NULL

    def known(self, expression: Sql) -> Known:
        """What follows for the expression from the columns that are null."""
        match expression:
            case exp.Column():
                return self._column(expression)
            case exp.Null():
                return Known.NULL
            case exp.Boolean():
                return Known.TRUE if expression.this else Known.FALSE
            case exp.Paren():
                return self.known(expression.this)
            case exp.Cast():
                return self._strict([expression.this])
            case exp.Is():
                is_null = isinstance(expression.expression, exp.Null) and self.is_null(expression.this)
                return Known.TRUE if is_null else Known.ANYTHING
            case exp.Not():
                return _NOT[self.known(expression.this)]
            case exp.And() | exp.Or():
                return self._connected(expression)
            case exp.Case():
                return self._case(expression)
            case _ if isinstance(expression, _STRICT):
                return self._strict(list(expression.iter_expressions()))
            case _ if isinstance(expression, _SKIPS_NULLS):
                parts = [expression.this, *expression.expressions]
                return Known.NULL if all(self.is_null(part) for part in parts) else Known.ANYTHING
            case _:
                return Known.ANYTHING

    def _strict(self, parts: Sequence[Sql]) -> Known:
        return Known.NULL if any(self.is_null(part) for part in parts) else Known.ANYTHING

    def _column(self, column: exp.Column) -> Known:
        name = column.name
        if column.table != "r":
            return Known.ANYTHING
        if name in self._null:
            return Known.NULL
        if name not in self._found:
            self._found[name] = Known.ANYTHING
            if name in self._frame.definitions:
                self._found[name] = self.known(self._frame.definitions[name])
            elif name in self._frame.joined_on:  # a null equals nothing, so that nothing is joined
                self._found[name] = self._strict(self._frame.joined_on[name])
        return self._found[name]

    def _connected(self, expression: exp.And | exp.Or) -> Known:
        sides = {self.known(expression.left), self.known(expression.right)}
        is_and = isinstance(expression, exp.And)
        decides, neutral = (Known.FALSE, Known.TRUE) if is_and else (Known.TRUE, Known.FALSE)
        if decides in sides:
            return decides
        if Known.ANYTHING in sides:
            return Known.UNMET if is_and and sides & {Known.NULL, Known.UNMET} else Known.ANYTHING
        if Known.UNMET in sides:
            return Known.UNMET
        return Known.NULL if Known.NULL in sides else neutral

    def _case(self, expression: exp.Case) -> Known:
        if expression.this is not None:
            return Known.ANYTHING
        results: set[Known] = set()
        for branch in expression.args["ifs"]:
            condition = self.known(branch.this)
            if condition in (Known.FALSE, Known.NULL, Known.UNMET):
                continue
            results.add(self.known(branch.args["true"]))
            if condition is Known.TRUE:
                break
        else:
            default = expression.args.get("default")
            results.add(Known.NULL if default is None else self.known(default))
        return results.pop() if len(results) == 1 else Known.ANYTHING


_NOT = {
    Known.NULL: Known.NULL,
    Known.TRUE: Known.FALSE,
    Known.FALSE: Known.TRUE,
    Known.UNMET: Known.ANYTHING,
    Known.ANYTHING: Known.ANYTHING,
}


def columns_of(value: Value) -> frozenset[str]:
    """The column that a value is, since a value is null where it is refused; none if it is more than that."""
    expression = value.expression
    return frozenset({expression.name}) if isinstance(expression, exp.Column) else frozenset()


def null_where(condition: Sql) -> frozenset[str]:
    """The columns that the condition says are null: `a IS NULL AND b IS NULL`."""
    if isinstance(condition, exp.Paren):
        return null_where(condition.this)
    if isinstance(condition, exp.And):
        return null_where(condition.left) | null_where(condition.right)
    if (
        isinstance(condition, exp.Is)
        and isinstance(condition.expression, exp.Null)
        and isinstance(condition.this, exp.Column)
    ):
        return frozenset({condition.this.name})
    return frozenset()
