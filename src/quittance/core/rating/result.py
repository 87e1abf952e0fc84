"""What the rater answers: every line of a sheet as it came out for one subject, and the amounts to bill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from quittance.core.facts.row import Value
from quittance.core.tariff.features.priced import RateOf
from quittance.core.tariff.line import Line, Step
from quittance.core.tariff.operand import Operand
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.scope import Scope
from quittance.core.tariff.share_step import share_step
from quittance.core.tariff.table import Row
from quittance.kernel.allocate import allocate
from quittance.kernel.currency import parse_currency
from quittance.kernel.exact import Exact, as_fraction, exact


class State(StrEnum):
    """How a line came out."""

    APPLIED = "applied"
    ABSENT = "absent"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line is absent: a short code, and the values that decided, for whoever puts it into words."""

    code: str
    values: tuple[tuple[str, Any], ...] = ()

    def __getitem__(self, name: str) -> Any:
        return dict(self.values)[name]


@dataclass(frozen=True, slots=True)
class Part:
    """One row's share in a scale: in `slices` what this row priced, in `deficit` what its minimum would
    cost."""

    row: Row
    quantity: Exact
    amount: Exact


@dataclass(frozen=True, slots=True)
class LineResult:
    """One line of the sheet, filled in. Numbers are in base units.

    value        what readers of the line see; None unless applied.
    exact        the value before its rounding (of a budget: before rounding, not before the budget).
    basis        what price and rate were applied to.
    rate         the rate that was applied, `rate_of` where it stands; `rate_text` as the card prints it.
    row          the table row that was read, with its place.
    read_by      what the row was looked for by: the keys of its table and the word that picks among headings;
                 of an index also the period, as "2026-W12".
    winner       the name that won a `greatest_of` or `least_of`.
    reason       why it is absent; None if it is not.
    because      of a yes/no line, the tests that decided it.
    refusal      the code, `about` what was missing, `refused_by` the line where it started.
    steps        the steps of the formula that were taken, each with the value after it.
    inputs       what the steps read, by operand; an absent one has None.
    parts        the rows that a scale added up or compared.
    provisional  it rests on a period that has not closed, and may come out otherwise when it does.
    price_date   the day by which the line was priced; None if it is missing.
    """

    line: Line
    state: State
    value: Exact | str | bool | None = None
    exact: Exact | None = None
    basis: Exact | None = None
    rate: Exact | None = None
    rate_of: RateOf | None = None
    rate_text: str = ""
    price: Exact | None = None
    row: Row | None = None
    read_by: tuple[tuple[Operand, Any, str], ...] = ()
    winner: str = ""
    reason: Reason | None = None
    because: tuple[Reason, ...] = ()
    refusal: str = ""
    about: str = ""
    refused_by: str = ""
    steps: tuple[tuple[Step, Any], ...] = ()
    inputs: Mapping[Operand, Any] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    provisional: bool = False
    price_date: date | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount to bill (a discount is negative), in major units.

    provisional   it rests on a period that has not closed; the difference is billed when it does.
    """

    line: Line
    value: Exact
    currency: str
    provisional: bool = False

    @property
    def shares(self) -> tuple[tuple[str, Exact], ...]:
        """Who bears how much, adding up to the amount exactly: largest remainder, in minor units, or in
        smaller ones where the line is rounded finer; the first bears what is finer still."""
        bearers = self.line.commercial.bearer
        if len(bearers) == 1:
            return ((bearers[0][0], self.value),)
        value = as_fraction(self.value)
        step = share_step(self.line, parse_currency(self.currency).exponent)
        steps = int(value / step)  # towards nought
        parts = allocate(steps, [exact(share) for _, share in bearers])
        rest = value - steps * step  # what a budget had left that is finer than the step
        borne = [part * step + (rest if at == 0 else 0) for at, part in enumerate(parts)]
        return tuple((name, exact(share)) for (name, _), share in zip(bearers, borne, strict=True))


@dataclass(frozen=True, slots=True)
class SubjectResult:
    """A sheet filled in for one subject: a fact row, or a group of them.

    subject_id     the row's id; of a group its keys as text, "account=A, month=2026-03".
    keys           of a group, by name; empty for a row.
    price_date     by the header's date fact; of a group the last day of its period, or its earliest member's.
    currency       of the amounts; empty where it could not be told and nothing needed it.
    amounts        the charges and discounts that applied, in sheet order.
    total          their sum; None when any charge or discount is refused: the subject is parked.
    refusal        code of the first refused charge, and the line where that refusal started.
    provisional    one of its charges, also one that is absent for now, rests on a period that has not closed.
    """

    plan: Plan = field(repr=False)
    scope: Scope
    subject_id: str
    keys: Mapping[str, Value]
    price_date: date | None
    currency: str
    amounts: tuple[Amount, ...]
    total: Exact | None
    refusal: str
    refused_line: str
    _story: Callable[[], tuple[LineResult, ...]] = field(repr=False, compare=False)
    provisional: bool = False

    @property
    def lines(self) -> tuple[LineResult, ...]:
        """All lines of this scope in sheet order, alternatives not taken included. Put together when asked
        for."""
        return self._story()

    def line(self, name: str) -> LineResult:
        """The line of that name as its readers see it: the alternative taken, or the last one tried."""
        named = [line for line in self.lines if line.line.name == name]
        tried = [line for line in named if line.reason is None or line.reason.code != "settled_above"]
        if not tried:
            raise KeyError(f"{self.scope} has no line {name!r}")
        return tried[-1]
