"""A tariff while it is being checked: what the passes so far have made of the source, and what they found."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from quittance.core.facts.definition import FactDefinition
from quittance.core.tariff.index import Index
from quittance.core.tariff.line import Line, Role
from quittance.core.tariff.plan import CurrencyRule, Header, Plan
from quittance.core.tariff.reading.draft_table import DraftTable
from quittance.core.tariff.reading.term import Term
from quittance.core.tariff.scope import Scope
from quittance.core.tariff.source import SourceLine, SourceTariff
from quittance.core.tariff.table import Table
from quittance.core.tariff.value_type import ValueType
from quittance.kernel.exact import Exact
from quittance.kernel.finding import Finding

NO_HEADER = Header("", "", date.min, None, None, "buy", CurrencyRule(""), "", "", "", "")

FLOATING = Scope("")
"""Of a measure without `per`: worked out for whatever reads it."""


@dataclass(slots=True)
class DraftLine:
    """A line of the sheet on its way.

    scope    what one value of it belongs to.
    group    what its `per` says: another than `scope` for a window `so far`.
    line     there once its formula is read; `type` also if some part of that went wrong.
    grid     the step of which its value is always a multiple.
    answer   what a term made of all its gates, if it did.
    """

    number: int
    source: SourceLine
    name: str
    role: Role
    scope: Scope = FLOATING
    group: Scope = FLOATING
    line: Line | None = None
    type: ValueType | None = None
    grid: Exact | None = None
    answer: bool | None = None


@dataclass(slots=True)
class Draft:
    """The state that the passes hand on. Every part has a harmless default, so that later passes go on after
    errors."""

    source: SourceTariff
    findings: list[Finding] = field(default_factory=list)
    header: Header = NO_HEADER
    lists: tuple[str, ...] = ()
    terms: dict[str, Term] = field(default_factory=dict)
    facts: dict[str, FactDefinition] = field(default_factory=dict)
    tables: dict[str, DraftTable] = field(default_factory=dict)
    bound: dict[str, Table] = field(default_factory=dict)
    indexes: dict[str, Index] = field(default_factory=dict)
    lines: list[DraftLine] = field(default_factory=list)
    used_terms: set[str] = field(default_factory=set)
    used_indexes: set[str] = field(default_factory=set)
    plan: Plan | None = None
    silent: int = 0  # how often something was not understood because of an earlier finding

    @property
    def currencies(self) -> frozenset[str]:
        """The currencies of the header."""
        rule = self.header.currency
        return frozenset([rule.default, *(code for _, code in rule.codes)]) - {""}

    def named(self, name: str) -> list[DraftLine]:
        """The lines of that name, in sheet order."""
        return [line for line in self.lines if line.name == name]
