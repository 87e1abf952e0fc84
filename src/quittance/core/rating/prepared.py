"""A line made ready to run, and its outcome put into words afterwards."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.features import GATES, STEPS
from quittance.core.rating.features.when import account_for
from quittance.core.rating.provisional import Doubtful, doubtful_reads, flag
from quittance.core.rating.reads import operands_of
from quittance.core.rating.refusals import Code, Refused
from quittance.core.rating.result import LineResult, Part, Reason, State
from quittance.core.rating.setting import GateFeature, Setting, Sheet, StepFeature
from quittance.core.rating.telling.rates import rate_text, rates_of
from quittance.core.tariff.features.priced import RateOf
from quittance.core.tariff.features.test import Test
from quittance.core.tariff.line import Line
from quittance.core.tariff.operand import IndexRead, Operand

_STEPS: dict[type[Any], StepFeature] = {feature.of: feature for feature in STEPS}
_GATES: dict[type[Any], GateFeature] = {feature.of: feature for feature in GATES}
_APPLIED, _REFUSED = State.APPLIED, State.REFUSED


class PreparedLine:
    """One line of one plan. `work_out` runs once per case; the rest is for the explanation."""

    def __init__(self, sheet: Sheet, line: Line) -> None:
        self.line = line
        self._setting = setting = Setting.of(sheet, line)
        self._gates = tuple(_GATES[type(gate)].prepare(gate, setting) for gate in line.gates)
        self._steps = tuple(_STEPS[type(step)].prepare(step, setting) for step in line.steps)
        self._finder = sheet.finder(line.row.table, line.price_date) if line.row is not None else None
        self._needs_currency = line.type.is_money and bool(sheet.rule.by)
        self.is_doubtful = line.name in sheet.doubtful
        doubtful = doubtful_reads(sheet.plan, line, sheet.doubtful) if self.is_doubtful else Doubtful()
        self._gate_flags = tuple(flag(operand, line.price_date) for operand in doubtful.gates)
        self._formula_flags = tuple(flag(operand, line.price_date) for operand in doubtful.formula)

    def work_out(self, case: Case) -> Work:
        """The line for this case. A gate that says no leaves it absent, and the next alternative may
        apply."""
        work = Work(self)
        try:
            if case.missing:
                raise Refused(Code.MISSING_FACT, case.missing)
            for place, holds in enumerate(self._gates):
                if not holds(case):
                    work.gate = place
                    return work
            if self._needs_currency:
                case.currency()
            if self._finder is not None:
                case.row = work.row = self._find_row(case)
            self._run_steps(case, work)
        except Refused as refused:
            work.state, work.value = _REFUSED, None
            work.code, work.about, work.by = refused.code, refused.about, refused.by or self.line.name
            work.by_number = refused.number or self.line.number
        return work

    def is_provisional(self, case: Case, work: Work) -> bool:
        """Whether the outcome, or that it was not this alternative, rests on a period that has not closed."""
        flags = self._gate_flags if work.gate is not None else (*self._gate_flags, *self._formula_flags)
        return work.estimated or any(is_so(case) for is_so in flags)

    def _find_row(self, case: Case) -> Any:
        assert self._finder is not None
        row = self._finder.find(case)
        if row is None:
            assert self.line.row is not None
            raise Refused(Code.NO_ROW, self.line.row.table)
        return row

    def _run_steps(self, case: Case, work: Work) -> None:
        value, values = None, work.values
        for step in self._steps:
            value = step(case, work, value)
            if value is None:
                return
            values.append(value)
        work.state, work.value = _APPLIED, value

    def result(self, case: Case, work: Work) -> LineResult:
        """The outcome with everything that explains it."""
        line = self.line
        return LineResult(
            line=line,
            state=work.state,
            value=work.value,
            exact=work.exact,
            basis=work.basis,
            rate=work.rate,
            rate_of=self._rate_of(work),
            rate_text=self._rate_text(case, work),
            price=work.price,
            row=work.row,
            read_by=self._read_by(case) if work.gate is None else (),
            winner=work.winner,
            reason=self._reason(case, work),
            because=self._because(case, work),
            refusal=str(work.code or ""),
            about=work.about,
            refused_by=work.by,
            steps=tuple(zip(line.steps, work.values, strict=False)),
            inputs=self._inputs(case, work) if work.gate is None and work.values else {},
            parts=tuple(Part(*part) for part in work.parts),
            provisional=work.provisional,
            price_date=self._price_date(case),
        )

    def _price_date(self, case: Case) -> date | None:
        try:
            return case.day(self.line.price_date)
        except Refused:
            return None

    @cached_property
    def _keys(self) -> dict[Operand, Any]:
        """The operands by which the line's row is looked for."""
        row, sheet = self.line.row, self._setting.sheet
        if row is None:
            return {}
        operands = [*(key.operand for key in sheet.tables[row.table].keys), row.column]
        return {operand: self._setting.read(operand) for operand in operands if operand is not None}

    def _read_by(self, case: Case) -> tuple[tuple[Operand, Any, str], ...]:
        found = []
        for operand, read in self._keys.items():
            try:
                value = read(case)
            except Refused:
                continue
            period = ""
            if isinstance(operand, IndexRead):
                day = case.day(self.line.price_date)
                period = self._setting.sheet.indexes[operand.name].period_text(day)
            found.append((operand, value, period))
        return tuple(found)

    def _rate_of(self, work: Work) -> RateOf | None:
        return None if work.rate_place is None else rates_of(self.line)[work.rate_place]

    def _rate_text(self, case: Case, work: Work) -> str:
        said = self._rate_of(work)
        if said is None or work.rate is None:
            return ""
        currency = case.currency() if self.line.type.is_money else ""
        return rate_text(self._setting.sheet.plan, self.line, said, work.rate, currency)

    def _because(self, case: Case, work: Work) -> tuple[Reason, ...]:
        if work.state is not _APPLIED:
            return ()
        setting = self._setting.for_tests()
        tests = (step.condition for step in self.line.steps if isinstance(step, Test))
        return tuple(reason for test in tests for reason in account_for(test, setting, case))

    def _reason(self, case: Case, work: Work) -> Reason | None:
        if work.state is not State.ABSENT:
            return None
        if work.gate is None:
            return Reason("nothing_to_take")
        gate = self.line.gates[work.gate]
        return _GATES[type(gate)].why(gate, self._setting, case)

    @cached_property
    def _reads(self) -> dict[Operand, Any]:
        return {operand: self._setting.read(operand) for operand in operands_of(self.line.steps)}

    def _inputs(self, case: Case, work: Work) -> dict[Operand, Any]:
        case.row = work.row
        found: dict[Operand, Any] = {}
        for operand, read in self._reads.items():
            try:
                found[operand] = read(case)
            except Refused:
                continue
        return found
