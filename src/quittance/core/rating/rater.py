"""The reference rater: what a plan means, worked out row by row and group by group."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import groupby

from quittance.core.facts.row import FactRow
from quittance.core.rating.alternatives import Alternatives
from quittance.core.rating.case import Case
from quittance.core.rating.groups import GroupCase
from quittance.core.rating.kinds import Kinds
from quittance.core.rating.prepared import PreparedLine
from quittance.core.rating.refusals import Refused
from quittance.core.rating.result import Amount, LineResult, State, SubjectResult
from quittance.core.rating.run import Run
from quittance.core.rating.setting import Sheet
from quittance.core.tariff.plan import Plan
from quittance.core.tariff.scope import Scope
from quittance.kernel.exact import Exact, add
from quittance.kernel.refusal import Refusal

Story = Callable[[], tuple[LineResult, ...]]


class NeedsOtherRows(Refusal):
    """One row alone cannot be priced: a line reads its group, an earlier row, or a budget."""

    code = "NEEDS_OTHER_ROWS"


class Rater:
    """A plan made ready. It keeps nothing between calls, so the same rows always give the same results.

    closed_before   the first day that is not closed: a period that ends on it or later is estimated as its
                    measure says with `meanwhile`. None: every period counts as closed.
    """

    def __init__(self, plan: Plan, closed_before: date | None = None) -> None:
        self.plan = plan
        self._sheet = Sheet(plan, closed_before)
        kinds = Kinds(plan)
        prepared = {line.number: PreparedLine(self._sheet, line) for line in plan.lines}
        self._names = {
            kind: tuple(
                Alternatives(name, tuple(prepared[line.number] for line in alternatives))
                for name, alternatives in groupby(lines, key=lambda line: line.name)
            )
            for kind, lines in kinds.lines.items()
        }
        self._needs_run = {kind for kind in self._names if kinds.needs_run(kind)}
        self._groupings = kinds.groupings()

    def rate_row(self, row: FactRow) -> SubjectResult:
        """The row's own lines. Refuses with `NeedsOtherRows` when one of them cannot be known from the row
        alone."""
        kind = Scope(row.subject)
        if kind in self._needs_run:
            raise NeedsOtherRows(
                f"{self.plan.name} has lines per {row.subject} that read other rows.",
                "Rate the row together with those of its groups and budgets.",
            )
        names = self._names.get(kind, ())
        return self._result(kind, self._worked_out(row), names, partial(self._replay, row))

    def rate(self, rows: Iterable[FactRow]) -> list[SubjectResult]:
        """Everything the plan says of these rows: each row that has lines, in the order given, then each
        group in the order of the sheet and of its key."""
        if not self._needs_run:
            return [self.rate_row(row) for row in rows if Scope(row.subject) in self._names]
        run = Run(self._sheet, rows, self._groupings)
        for name in self._sheet.alternatives:
            for kind, names in self._names.items():
                for alternatives in names:
                    if alternatives.name == name:
                        alternatives.work_out_all(run.of(kind))
        return [*self._row_results(run), *self._group_results(run)]

    def _worked_out(self, row: FactRow) -> Case:
        case = Case(row.subject, row.id, row.values, self._sheet.rule)
        for alternatives in self._names.get(Scope(row.subject), ()):
            alternatives.work_out(case)
        return case

    def _replay(self, row: FactRow) -> tuple[LineResult, ...]:
        """The story of a row by itself is not kept but told again: it cannot come out otherwise."""
        return _story(self._worked_out(row), self._names.get(Scope(row.subject), ()))

    def _row_results(self, run: Run) -> Iterable[SubjectResult]:
        for case in run.all_rows:
            kind = Scope(case.subject)
            if kind in self._names:
                names = self._names[kind]
                yield self._result(kind, case, names, partial(_story, case, names))

    def _group_results(self, run: Run) -> Iterable[SubjectResult]:
        for kind, names in self._names.items():
            if kind.is_group:
                for case in sorted(run.of(kind), key=lambda case: case.id):
                    yield self._result(kind, case, names, partial(_story, case, names))

    def _result(
        self, kind: Scope, case: Case, names: tuple[Alternatives, ...], story: Story
    ) -> SubjectResult:
        currency = _currency(case)
        amounts: list[Amount] = []
        total: Exact = Decimal(0)
        refusal, refused_line = "", ""
        provisional = False
        for alternatives in names:
            if not alternatives.bills:
                continue
            work = case.works[alternatives.name]
            provisional = provisional or work.provisional
            if work.state is State.APPLIED:
                amounts.append(Amount(work.line.line, work.value, currency, work.provisional))
                total = add(total, work.value)
            elif work.state is State.REFUSED and not refusal:
                refusal, refused_line = str(work.code), work.by
        return SubjectResult(
            plan=self.plan,
            scope=kind,
            subject_id=case.id,
            keys=case.values if isinstance(case, GroupCase) else {},
            price_date=self._price_date(case, names),
            currency=currency,
            amounts=tuple(amounts),
            total=None if refusal else total,
            refusal=refusal,
            refused_line=refused_line,
            _story=story,
            provisional=provisional,
        )

    def _price_date(self, case: Case, names: tuple[Alternatives, ...]) -> date | None:
        fact = self.plan.header.price_date
        if isinstance(case, GroupCase):
            fact = names[0].lines[0].line.price_date
        try:
            return case.day(fact)
        except Refused:
            return None


def _currency(case: Case) -> str:
    try:
        return case.currency()
    except Refused:
        return ""


def _story(case: Case, names: tuple[Alternatives, ...]) -> tuple[LineResult, ...]:
    works = {work.line.line.number: work for work in case.log}
    return tuple(line for alternatives in names for line in alternatives.results(case, works))
