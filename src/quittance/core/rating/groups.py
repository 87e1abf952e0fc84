"""Groups of fact rows: which group a row is in, its members in order, and the periods before it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from quittance.core.facts.row import Value
from quittance.core.rating.case import Case
from quittance.core.rating.narrowing import as_word
from quittance.core.rating.period_text import period_text
from quittance.core.rating.refusals import Code, Refused
from quittance.core.tariff.plan import CurrencyRule
from quittance.core.tariff.scope import Scope
from quittance.kernel.period import PeriodWord, period_of

Key = tuple[Any, ...]
"""The values of a scope's keys, then the number of its period if it has one. None stands for a missing
fact."""


class GroupCase(Case):
    """One group while its lines are worked out. Lines priced by different date facts may have different
    members."""

    __slots__ = ("_days", "_members", "_siblings", "key", "missing", "scope")

    def __init__(
        self, scope: Scope, key: Key, missing: str, siblings: Mapping[Key, GroupCase], rule: CurrencyRule
    ) -> None:
        values: dict[str, Value] = {
            name: value for name, value in zip(scope.keys, key, strict=False) if value is not None
        }
        super().__init__(scope.subject, key_text(scope, key), values, rule)
        self.scope = scope
        self.key = key
        self.missing = missing  # the fact without which nobody knows the group; its lines are refused
        self._siblings = siblings
        self._members: dict[str, list[Case]] = {}
        self._days: dict[str, date | None] = {}

    def join(self, member: Case, price_date: str) -> None:
        """One more member for lines priced by this date fact."""
        self._members.setdefault(price_date, []).append(member)

    def close(self) -> None:
        """Put the members in order: pricing date, then id; without a date last."""
        for price_date, members in self._members.items():
            members.sort(key=lambda member: (member.values.get(price_date) or date.max, member.id))

    def of(self, price_date: str) -> list[Case]:
        """The members in order."""
        return self._members.get(price_date, [])

    def sibling(self, offset: int) -> GroupCase | None:
        """The same group so many periods later (negative: earlier); None if it has no members at all."""
        if self.scope.period is None or self.missing:
            return None
        return self._siblings.get((*self.key[:-1], self.key[-1] + offset))

    def day(self, fact: str) -> date:
        """The last day of the period, or without a period the earliest of the members' dates."""
        if fact not in self._days:
            self._days[fact] = self._pricing_day(fact)
        day = self._days[fact]
        if day is None:
            raise Refused(Code.MISSING_FACT, fact)
        return day

    def _pricing_day(self, fact: str) -> date | None:
        if self.scope.period is not None:
            index = self.key[-1]
            return None if index is None else _last_day(self.scope.period, index)
        days = [day for member in self.of(fact) if isinstance(day := member.values.get(fact), date)]
        return min(days, default=None)


def key_of(case: Case, scope: Scope, price_date: str) -> tuple[Key, str]:
    """The key of the group of this scope that a row, or a smaller group, is in; and the first fact missing
    for it."""
    source = case
    if isinstance(case, GroupCase) and any(name not in case.values for name in scope.keys):
        source = next(iter(case.of(price_date)), case)  # what all members of a smaller group share
    key: list[Any] = [case.values.get(name, source.values.get(name)) for name in scope.keys]
    missing = next((name for name, value in zip(scope.keys, key, strict=True) if value is None), "")
    if scope.period is not None:
        try:
            key.append(scope.period.period_index(case.day(price_date)))
        except Refused as refused:
            key.append(None)
            missing = missing or refused.about
    return tuple(key), missing


def key_text(scope: Scope, key: Key) -> str:
    """The group in words: "account=A, month=2026-03"; a missing fact is a question mark."""
    parts = [f"{name}={_text(value)}" for name, value in zip(scope.keys, key, strict=False)]
    if scope.period is not None:
        parts.append(f"{scope.period}={'?' if key[-1] is None else period_text(scope.period, key[-1])}")
    return ", ".join(parts)


def _last_day(word: PeriodWord, index: int) -> date:
    return period_of(word, index + 1).start - timedelta(days=1)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "?" if value is None else str(as_word(value))
