"""The checked tariff: everything an interpreter needs, and nothing of how it was written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from quittance.core.facts.definition import FactDefinition
from quittance.core.tariff.index import Index
from quittance.core.tariff.line import Line, Role
from quittance.core.tariff.operand import Literal
from quittance.core.tariff.table import Table


@dataclass(frozen=True, slots=True)
class CurrencyRule:
    """The currency of a subject's amounts: one for all, or by a word fact (`by` market: UK GBP, DE EUR)."""

    default: str
    by: str = ""
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The cover of a tariff version. Effective half-open [starts, ends); known from `known_from` on."""

    tariff: str
    title: str
    starts: date
    ends: date | None
    known_from: date | None
    side: str  # buy, sell or internal
    currency: CurrencyRule
    vat: str
    subject: str  # the kind of fact row it prices by default
    price_date: str
    trigger: str
    time_zone: str = "UTC"
    source: str = ""
    trust: str = ""
    note: str = ""
    language: int = 1


@dataclass(frozen=True)
class Plan:
    """One checked tariff version. `literals[i].slot == i`."""

    header: Header
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]
    indexes: tuple[Index, ...]
    literals: tuple[Literal, ...]
    facts: tuple[str, ...]  # names of the facts that any line or table reads
    declared: tuple[
        FactDefinition, ...
    ] = ()  # facts that the tariff itself defines, or whose bounds it moves

    @property
    def name(self) -> str:
        """Tariff and version in one word, e.g. `royalmail-tracked@2025-10-06`."""
        return f"{self.header.tariff}@{self.header.starts.isoformat()}"

    @cached_property
    def content_hash(self) -> str:
        """Over meaning, not over layout. Worked out when it is asked for: it looks at every cell."""
        from quittance.core.tariff.content_hash import content_hash

        return content_hash(self)

    def table(self, name: str) -> Table:
        """The table of that name."""
        return next(table for table in self.tables if table.name == name)

    def index(self, name: str) -> Index:
        """The index of that name."""
        return next(index for index in self.indexes if index.name == name)

    def groups(self) -> tuple[tuple[Line, ...], ...]:
        """The lines in sheet order, alternatives of one name together."""
        return tuple(tuple(lines) for _, lines in groupby(self.lines, key=lambda line: line.name))

    def charges(self) -> tuple[Line, ...]:
        """The lines that bill or take off, alternatives included."""
        return tuple(line for line in self.lines if line.role is not Role.MEASURE)
