"""Works out one value of a group's members: the whole group, earlier periods, or those up to a row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from quittance.core.rating.case import Case, Work
from quittance.core.rating.groups import GroupCase
from quittance.core.rating.lookup import Read
from quittance.core.rating.provisional import flag, has_closed
from quittance.core.rating.refusals import Code, Refused, foremost
from quittance.core.rating.setting import Setting, StepFeature, StepWork
from quittance.core.rating.tally import Tally
from quittance.core.tariff.features.aggregate import Aggregate, Window
from quittance.core.tariff.operand import FactRead, LineRead
from quittance.kernel.period import days_in

if TYPE_CHECKING:
    from quittance.core.rating.telling.telling import Telling

Outcomes = dict[int, tuple[Any, bool]]
"""By member: the value so far or its refusal, and whether it is provisional."""


def _prepare(feature: Aggregate, setting: Setting) -> StepWork:
    members = _Members(feature, setting)
    match feature.window:
        case Window.WHOLE:
            return _over(members, setting, range(0, 1))
        case Window.PREVIOUS:
            return _over(members, setting, range(-1, 0))
        case Window.LAST:
            return _over(members, setting, range(-feature.periods, 0))
        case Window.SO_FAR:
            return _so_far(members)


def _over(members: _Members, setting: Setting, periods: range) -> StepWork:
    """The value over these periods, counted from the group's own; while the last of them has not closed, the
    estimate."""
    closed_before = setting.sheet.closed_before
    earlier = range(periods.start - 1, periods.stop - 1)

    def over(case: Case, work: Work, value: Any) -> Any:
        group = members.group(case)
        if not setting.meanwhile or _has_closed(group, periods[-1], closed_before):
            return members.over(group, periods, work)
        work.estimated = True
        by_period_before = setting.meanwhile == Window.PREVIOUS and members.any_in(group, earlier)
        return members.over(group, earlier if by_period_before else periods, work)

    return over


def _has_closed(group: GroupCase, offset: int, closed_before: date | None) -> bool:
    word = group.scope.period
    return word is None or has_closed(word, group.key[-1] + offset, closed_before)


class _Members:
    """The members of a group as one aggregate reads them."""

    def __init__(self, feature: Aggregate, setting: Setting) -> None:
        self.feature = feature
        self.price_date = setting.price_date
        self._read: Read | None = setting.read(feature.operand) if feature.operand is not None else None
        self._distinct = isinstance(feature.operand, FactRead)
        doubtful = isinstance(feature.operand, LineRead | FactRead) and setting.sheet.doubtful
        self._flag = flag(feature.operand, setting.price_date) if doubtful and feature.operand else None

    def group(self, case: Case) -> GroupCase:
        """The group the case is, or is in. Refuses when a fact that tells the group is missing."""
        group = case.others.group(case, self.feature.group, self.price_date)
        if group is None:
            raise LookupError(f"{case.id} is in no group {self.feature.group}")
        if group.missing:
            raise Refused(Code.MISSING_FACT, group.missing)
        return group

    def tally(self) -> Tally:
        """An empty sum, count and so on."""
        return Tally(self.feature.function, self._distinct)

    def of(self, member: Case) -> Any:
        """The member's value, None if it is absent."""
        return True if self._read is None else self._read(member)

    def is_provisional(self, member: Case) -> bool:
        """Whether the member's value is."""
        return self._flag is not None and self._flag(member)

    def over(self, group: GroupCase, periods: Iterable[int], work: Work) -> Any:
        """The value over the group's own period (0) or those before it (-1, -2, ...)."""
        tally, days = self.tally(), 0
        refused: list[Refused] = []
        for offset in periods:
            days += self.days(group, offset)
            for member in self._in(group, offset):
                try:
                    tally.add(self.of(member))
                except Refused as found:
                    refused.append(found)
                    continue
                work.estimated = work.estimated or self.is_provisional(member)
        if refused:
            raise foremost(refused)
        return tally.result(days)

    def any_in(self, group: GroupCase, periods: Iterable[int]) -> bool:
        """Whether any of these periods has members."""
        return any(self._in(group, offset) for offset in periods)

    def _in(self, group: GroupCase, offset: int) -> list[Case]:
        sibling = group if offset == 0 else group.sibling(offset)
        return sibling.of(self.price_date) if sibling else []

    def days(self, group: GroupCase, offset: int = 0) -> int:
        """The days of the group's period, or of one before it; 0 without a period."""
        return 0 if group.scope.period is None else days_in(group.scope.period, group.key[-1] + offset)


def _so_far(members: _Members) -> StepWork:
    """All members of a group are counted at the first question, in their order, and each keeps what it
    saw."""
    me = object()

    def so_far(case: Case, work: Work, value: Any) -> Any:
        case.day(members.price_date)
        group, seen = members.group(case), case.others.seen
        if (me, id(group)) not in seen:
            seen[me, id(group)] = _count_on(members, group)
        outcome, work.estimated = seen[me, id(group)][id(case)]
        if isinstance(outcome, Refused):
            raise outcome.again()
        return outcome

    return so_far


def _count_on(members: _Members, group: GroupCase) -> Outcomes:
    tally, days = members.tally(), members.days(group)
    outcomes: Outcomes = {}
    refused: Refused | None = None
    provisional = False
    for member in group.of(members.price_date):
        if member.values.get(members.price_date) is None:
            continue  # nobody knows whether it comes before or after
        try:
            tally.add(members.of(member))
        except Refused as found:
            refused = foremost([refused, found]) if refused else found
        provisional = provisional or members.is_provisional(member)
        outcomes[id(member)] = refused or tally.result(days), provisional
    return outcomes


def _tell(feature: Aggregate, telling: Telling, text: str, value: Any) -> str:
    function = telling.say("function_" + feature.function.replace(" ", "_"))
    window = telling.say("window_" + feature.window.replace(" ", "_"), periods=feature.periods)
    if feature.operand is None:
        return telling.say("aggregate_members", function=function, window=window)
    return telling.say("aggregate", function=function, name=telling.name(feature.operand), window=window)


FEATURE = StepFeature(Aggregate, _prepare, _tell)
