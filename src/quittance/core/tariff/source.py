"""A tariff as somebody wrote it, with the place of every piece: what the folder and the workbook reader both
produce.

Nothing is understood yet. A value is what TOML and a workbook have in common: a text, a yes/no, a day, a list
of texts, or texts by name. Numbers are texts, as printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from quittance.kernel.finding import Finding, Place

RawValue = str | bool | date | tuple[str, ...] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SourceValue:
    """One value and where it stands. `place.column`, where known, is that of the value's first character."""

    value: RawValue
    place: Place


@dataclass(frozen=True, slots=True)
class SourceSection:
    """Named values that belong together: an `[index.…]` or a `[facts.…]`."""

    place: Place
    values: Mapping[str, SourceValue]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the sheet: its keys as written."""

    place: Place
    values: Mapping[str, SourceValue]


class SourceCell(NamedTuple):
    """A cell's text, stripped; empty if there is nothing in it. A plain tuple: price lists have many."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of a table; it has as many cells as the table has headings."""

    place: Place
    cells: tuple[SourceCell, ...]


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One table: its headings and rows as printed, comment lines and empty rows left out."""

    name: str
    place: Place
    headings: tuple[SourceCell, ...]
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class SourceTariff:
    """A whole tariff as written, whatever it was written in.

    place      the file that holds the header and the lines.
    findings   what the reader could not read (a ragged row, a value of a kind we have not); it left that out.
    """

    place: Place
    header: Mapping[str, SourceValue]
    lines: tuple[SourceLine, ...]
    terms: Mapping[str, SourceValue] = field(default_factory=dict)
    facts: Mapping[str, SourceSection] = field(default_factory=dict)
    indexes: Mapping[str, SourceSection] = field(default_factory=dict)
    tables: Mapping[str, SourceTable] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class TariffUnreadable(Exception):
    """There is no tariff to check: no such folder, or its main file is not TOML. `findings` say why, never
    empty."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings
