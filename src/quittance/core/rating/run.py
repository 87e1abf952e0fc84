"""All cases of one run: rows by subject, groups by scope, and who is inside what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from quittance.core.facts.row import FactRow
from quittance.core.rating.case import Case
from quittance.core.rating.groups import GroupCase, Key, key_of
from quittance.core.rating.refusals import Code, Refused
from quittance.core.rating.setting import Sheet
from quittance.core.tariff.scope import Scope
from quittance.kernel.exact import Exact

Grouping = tuple[Scope, str]
"""A scope, and the date fact by which rows are placed in its periods."""


class Run:
    """The rows handed in, grouped every way that the plan's lines ask for."""

    def __init__(self, sheet: Sheet, rows: Iterable[FactRow], groupings: Iterable[Grouping]) -> None:
        self._sheet = sheet
        self.all_rows: list[Case] = []  # in the order given
        self.rows: dict[str, list[Case]] = {}
        self.groups: dict[Scope, dict[Key, GroupCase]] = {}
        self.used: dict[object, Exact] = {}  # of each budget, in the order of asking
        self.seen: dict[tuple[object, int], Any] = {}  # what each member of a group has seen so far
        self._inside_of: dict[tuple[Scope, str, Scope], dict[Key, list[Case]]] = {}
        for row in rows:
            case = Case(row.subject, row.id, row.values, sheet.rule, self)
            self.all_rows.append(case)
            self.rows.setdefault(row.subject, []).append(case)
        for scope, price_date in groupings:
            self._group(scope, price_date)

    def _group(self, scope: Scope, price_date: str) -> None:
        groups = self.groups.setdefault(scope, {})
        for case in self.rows.get(scope.subject, ()):
            key, missing = key_of(case, scope, price_date)
            if key not in groups:
                groups[key] = GroupCase(scope, key, missing, groups, self._sheet.rule)
                groups[key].run = self
            groups[key].join(case, price_date)
        for group in groups.values():
            group.close()

    def of(self, kind: Scope) -> Iterable[Case]:
        """The cases of a kind: the groups of a scope, or the rows of a subject."""
        return self.groups.get(kind, {}).values() if kind.is_group else self.rows.get(kind.subject, ())

    def group(self, case: Case, scope: Scope, price_date: str) -> GroupCase | None:
        """The group of this scope that the case is, or is in; None if no fact row made such a group.

        Refuses MISSING_FACT when a fact that tells the group is missing.
        """
        if isinstance(case, GroupCase) and case.scope == scope:
            return case
        key, missing = key_of(case, scope, price_date)
        group = self.groups.get(scope, {}).get(key)
        if group is None and missing:
            raise Refused(Code.MISSING_FACT, missing)
        return group

    def group_of(self, case: Case, name: str, price_date: str) -> GroupCase | None:
        """The group that has the line of this name and that the case is in.

        A row of the group's own kind is placed by that line's date fact, any other by the reader's.
        """
        for line in self._sheet.alternatives[name]:
            if line.scope.is_group:
                by = line.price_date if case.subject == line.scope.subject else price_date
                return self.group(case, line.scope, by)
        return None

    def members_of(self, case: Case, name: str, price_date: str) -> list[Case]:
        """Whatever inside the group may have a line of this name: its rows, rows of another kind, smaller
        groups."""
        assert isinstance(case, GroupCase)  # only a group has members
        members: list[Case] = []
        for scope, by in {line.scope: line.price_date for line in self._sheet.alternatives[name]}.items():
            if not scope.is_group and scope.subject in ("", case.scope.subject):
                members += case.of(price_date)
            else:
                members += self._inside(scope, by, case.scope).get(case.key, ())
        return members

    def _inside(self, scope: Scope, price_date: str, outer: Scope) -> dict[Key, list[Case]]:
        if (scope, price_date, outer) not in self._inside_of:
            found: dict[Key, list[Case]] = {}
            for case in self.of(scope):
                found.setdefault(key_of(case, outer, price_date)[0], []).append(case)
            self._inside_of[scope, price_date, outer] = found
        return self._inside_of[scope, price_date, outer]
