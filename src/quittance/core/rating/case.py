"""The subject being priced and the line being worked out: what is mutable while the rater works."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from quittance.core.facts.row import Value
from quittance.core.rating.refusals import Code, Refused
from quittance.core.rating.result import State
from quittance.core.tariff.plan import CurrencyRule
from quittance.core.tariff.table import Row
from quittance.kernel.exact import Exact

if TYPE_CHECKING:
    from quittance.core.rating.prepared import PreparedLine
    from quittance.core.rating.run import Run


class Work:
    """One line while it is worked out for one case, and what is remembered of it afterwards.

    The defaults stand on the class: most lines set few of them, and this is made for every line of every row.
    """

    state: State = State.ABSENT
    value: Any = None
    exact: Exact | None = None
    basis: Exact | None = None
    price: Exact | None = None
    rate: Exact | None = None
    rate_place: int | None = None  # which of the step's rates was applied
    row: Row | None = None
    winner: str = ""
    gate: int | None = None  # the gate that said no
    code: Code | None = None
    about: str = ""
    by: str = ""
    by_number: int = 0
    parts: tuple[tuple[Row, Exact, Exact], ...] = ()
    estimated = False  # its aggregate counted over a period that has not closed, or read what did
    provisional = False  # it, or what it read, was estimated

    def __init__(self, line: PreparedLine) -> None:
        self.line = line
        self.values: list[Any] = []  # the running value after each step


class Case:
    """One fact row while its lines are worked out. `works` holds the outcome by name, `log` every alternative
    tried."""

    missing = ""  # of a group: the fact without which nobody knows the group; its lines are refused
    __slots__ = ("_code", "id", "log", "row", "rule", "run", "subject", "values", "works")

    def __init__(
        self, subject: str, id: str, values: Mapping[str, Value], rule: CurrencyRule, run: Run | None = None
    ) -> None:
        self.subject = subject
        self.id = id
        self.values = values
        self.rule = rule
        self.run = run
        self.works: dict[str, Work] = {}
        self.log: list[Work] = []
        self.row: Row | None = None  # the table row that the line being worked out read
        self._code = "" if rule.by else rule.default

    def day(self, fact: str) -> date:
        """The date fact that prices the line. Refuses MISSING_FACT."""
        day = self.values.get(fact)
        if not isinstance(day, date):
            raise Refused(Code.MISSING_FACT, fact)
        return day

    @property
    def others(self) -> Run:
        """The run with its other cases and groups."""
        if self.run is None:
            raise LookupError("a line that reads other rows was asked for one row alone")
        return self.run

    def currency(self) -> str:
        """The currency of this subject's amounts. Refuses MISSING_FACT, or WRONG_CURRENCY for a word without
        one."""
        if not self._code:
            word = self.values.get(self.rule.by)
            if word is None:
                raise Refused(Code.MISSING_FACT, self.rule.by)
            code = dict(self.rule.codes).get(str(word), self.rule.default)
            if not code:
                raise Refused(Code.WRONG_CURRENCY, self.rule.by)
            self._code = code
        return self._code
