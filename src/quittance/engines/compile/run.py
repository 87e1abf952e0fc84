"""One alternative of a line being lowered: the running value, what refuses it, and what explains it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from quittance.core.facts.kind import Kind
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import CellRead, LineRead, Literal, Operand
from quittance.engines.compile.nulls import Nulls, columns_of, null_where
from quittance.engines.compile.number import Number
from quittance.engines.compile.scope_frame import ScopeFrame
from quittance.engines.compile.sql import Sql, case, coalesce, integer, is_known, is_null
from quittance.engines.compile.tables.lookup import Lookup
from quittance.engines.compile.value import RefusalCode, Value, first_refusal, refused


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an alternative may be refused, and which columns are surely null where it is."""

    refusal: Sql
    leaves_null: frozenset[str] = frozenset()


@dataclass
class Run:
    """`value` is the running value (None before a step has made one); null means absent, or refused for one
    of the `reasons`.
    """

    frame: ScopeFrame
    line: Line
    lookup: Lookup | None = None
    applies: Sql | None = None  # all gates are yes and no alternative above was taken; None when always
    value: Value | None = None
    reasons: list[Reason] = field(default_factory=list)
    winner: Sql | None = None
    basis: Number | None = None
    rate: Number | None = None
    exact: Number | None = None
    estimated: list[Sql | None] = field(
        default_factory=list
    )  # where its aggregate counted over what has not closed
    _proven: dict[frozenset[str], Nulls] = field(default_factory=dict)

    def read(self, operand: Operand) -> Value:
        """The operand; its refusal becomes the line's."""
        from quittance.engines.compile.features.currency import check_literal

        if isinstance(operand, Literal):
            check_literal(self, operand)
        value = self.frame.read(operand, self.line.number, self.line.price_date, self.lookup)
        # A cell may be refused (its word picks no column, its currency is another) and still be there.
        is_cell = isinstance(operand, CellRead) or (isinstance(operand, LineRead) and operand.heading)
        self.add_refusal(value.refusal, leaves_null=frozenset() if is_cell else columns_of(value))
        return value

    def read_number(self, operand: Operand) -> tuple[Number | None, bool]:
        """The operand as a number (None when it can never be there), and whether it may be absent."""
        value = self.read(operand)
        return value.number, value.optional or value.refusal is not None

    def refuse_where(self, condition: Sql, code: RefusalCode) -> None:
        """The line is refused where the condition holds, unless something before refuses it."""
        refusal = case([(condition, refused(self.line.number, code))], integer(0))
        self.add_refusal(refusal, leaves_null=null_where(condition))

    def add_refusal(self, refusal: Sql | None, leaves_null: frozenset[str] = frozenset()) -> None:
        """One more reason to refuse the line, which does not count where the line is absent already.

        `leaves_null`: columns that are surely null where it refuses.
        """
        if refusal is None:
            return
        if self.value is not None and self.value.optional:
            refusal = case([(is_null(self.value.expression), integer(0))], refusal)
        self.reasons.append(Reason(refusal, leaves_null))

    @property
    def refusals(self) -> list[Sql]:
        """All reasons, in their order."""
        return [reason.refusal for reason in self.reasons]

    def is_null_where_refused(self, expression: Sql) -> bool:
        """Whether every reason to refuse the line surely leaves the expression null."""
        return all(self._nulls(reason).is_null(expression) for reason in self.reasons)

    def _nulls(self, reason: Reason) -> Nulls:
        """What the reason leaves null, with all that was proven from it before."""
        if reason.leaves_null not in self._proven:
            self._proven[reason.leaves_null] = Nulls(reason.leaves_null, self.frame)
        return self._proven[reason.leaves_null]

    @property
    def always(self) -> bool:
        """Whether the alternative is taken wherever it is not refused."""
        return self.applies is None

    @property
    def number(self) -> Number | None:
        """The running value as a number."""
        return self.value.number if self.value is not None else None

    def become(self, number: Number, *, optional: bool | None = None) -> None:
        """The running value is now this number; absent as before unless said otherwise."""
        was = self.value.optional if self.value is not None else False
        self.value = Value(Kind.NUMBER, number, optional=was if optional is None else optional)

    def pinned(self, number: Number, label: str) -> Number:
        """The same number as a column, so that reading it twice does not work it out twice."""
        name = f"{self.line.name}__{self.line.number}_{label}"
        return replace(number, sql=self.frame.define(name, number.sql))

    def table_lookup(self, table: str) -> Lookup:
        """The row of a list, as `in` asks for it."""
        from quittance.engines.compile.requests import lookup  # the gathering knows every feature

        return lookup(self.frame, table, None, self.line)

    def scale_lookup(self, quantity: Number) -> Lookup:
        """The columns of a scale for a quantity that is not what chose the row."""
        from quittance.engines.compile.requests import scale_lookup

        return scale_lookup(self.frame, self.line, quantity)

    def refusal(self) -> Sql | None:
        """Why this alternative is refused, worked out once; None when it never is."""
        refusal = first_refusal([*self.refusals])
        if refusal is None:
            return None
        return self.frame.define(f"{self.line.name}__{self.line.number}_refused", refusal)


def or_zero(number: Number, optional: bool) -> Number:
    """Null as nought."""
    if not optional:
        return number
    return Number(coalesce(number.sql, integer(0)), number.factor, min(0, number.low), max(0, number.high))


def where_known(number: Number, condition: Sql) -> Number:
    """The number where the condition holds, else null."""
    return replace(number, sql=case([(condition, number.sql)]))


__all__ = ["Run", "is_known", "is_null", "or_zero", "where_known"]
