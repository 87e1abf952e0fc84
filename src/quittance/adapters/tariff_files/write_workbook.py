"""A tariff written as one workbook to read and edit: text cells only, so that digits stay as printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from quittance.adapters.tariff_files.cell_text import cell_of_value
from quittance.adapters.tariff_files.workbook_layout import (
    LINES,
    NAME_LENGTH_MAX,
    TARIFF,
    TEXT_LENGTH_MAX,
)
from quittance.core.tariff.features.registry import GATE_KEYS, STEP_KEYS
from quittance.core.tariff.passes.names import ROLES
from quittance.core.tariff.source import SourceTable, SourceTariff, SourceValue
from quittance.kernel.refusal import Refusal

_HEAD = {"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "text_wrap": True, "valign": "top"}
_SECTION = {"bold": True, "bg_color": "#DCE6F1"}
_TEXT = {"num_format": "@", "valign": "top"}
_WIDE_MAX, _NARROW_MIN = 50, 7
_LINE_HEIGHT = 15


class TooLargeForWorkbook(Refusal):
    """A name or a text of the tariff does not fit into a workbook."""

    code = "TOO_LARGE_FOR_WORKBOOK"


def write_workbook(source: SourceTariff, path: Path) -> None:
    """Write the tariff to `path`. Refuses with `TooLargeForWorkbook`."""
    for name in source.tables:
        if len(name) > NAME_LENGTH_MAX or name in (TARIFF, LINES):
            raise TooLargeForWorkbook(
                f"The table {name!r} cannot be the name of a sheet.",
                f"Use at most {NAME_LENGTH_MAX} characters, and not {TARIFF} or {LINES}.",
            )
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as workbook:
        styles = _Styles(workbook)
        _write(workbook, styles, TARIFF, list(_cover(source)))
        _write(workbook, styles, LINES, list(_lines(source)))
        for table in source.tables.values():
            _write(workbook, styles, table.name, list(_table(table)))


class _Styles:
    def __init__(self, workbook: Any) -> None:
        self.head = workbook.add_format(_HEAD)
        self.section = workbook.add_format(_SECTION)
        self.text = workbook.add_format(_TEXT)
        self.wrapped = workbook.add_format({**_TEXT, "text_wrap": True})


Row = Sequence[str | bool]


def _cover(source: SourceTariff) -> Iterator[Row]:
    yield ("key", "value")
    yield from _pairs(source.header)
    if source.terms:
        yield ("[terms]", "")
        yield from _pairs(source.terms)
    for kind, sections in (("facts", source.facts), ("index", source.indexes)):
        for name, section in sections.items():
            yield (f"[{kind}.{name}]", "")
            yield from _pairs(section.values)


def _pairs(values: Mapping[str, SourceValue]) -> Iterator[Row]:
    for key, value in values.items():
        yield key, cell_of_value(key, value.value)


def _lines(source: SourceTariff) -> Iterator[Row]:
    """One row a line: its name, when it applies, its formula, and last what is for the reader."""
    used = {key: None for line in source.lines for key in line.values}
    last = [key for key in ("note", "source", "trust") if key in used]
    first = [key for key in (*ROLES, *GATE_KEYS, *STEP_KEYS) if key in used]
    columns = [*first, *(key for key in used if key not in first and key not in last), *last]
    yield columns
    for line in source.lines:
        yield [cell_of_value(key, line.values[key].value) if key in line.values else "" for key in columns]


def _table(table: SourceTable) -> Iterator[Row]:
    yield [heading.text for heading in table.headings]
    for row in table.rows:
        yield [cell.text for cell in row.cells]


def _write(workbook: Any, styles: _Styles, name: str, rows: list[Row]) -> None:
    """One sheet: a frozen, styled heading, columns and rows as large as their texts need."""
    sheet = workbook.add_worksheet(name)
    sheet.freeze_panes(1, 1 if name in (TARIFF, LINES) else 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    widths = [
        min(
            max(*(len(part) for cell in column for part in str(cell).split("\n")), _NARROW_MIN) + 2, _WIDE_MAX
        )
        for column in zip(*rows, strict=True)
    ]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width, styles.wrapped if width == _WIDE_MAX else styles.text)
    for number, row in enumerate(rows):
        sheet.set_row(number, _LINE_HEIGHT * _lines_needed(row, widths))
        is_section = name == TARIFF and str(row[0]).startswith("[")
        for column, cell in enumerate(row):
            style = styles.head if number == 0 else styles.section if is_section else None
            style = style or (styles.wrapped if widths[column] == _WIDE_MAX else styles.text)
            if isinstance(cell, bool):
                sheet.write_boolean(number, column, cell, style)
            elif cell or style in (styles.head, styles.section):
                _write_text(sheet, number, column, cell, style)
    if len(rows) > 1 and widths and name != TARIFF:
        sheet.autofilter(0, 0, len(rows) - 1, len(widths) - 1)


def _lines_needed(row: Row, widths: Sequence[int]) -> int:
    """How many lines the longest cell of the row takes when it is wrapped."""
    needed = (
        sum(-(-len(part) // width) or 1 for part in str(cell).split("\n"))
        for cell, width in zip(row, widths, strict=True)
    )
    return max(needed, default=1)


def _write_text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    """Always as text: a value that begins with = must never become a formula, nor an address a link."""
    if len(text) > TEXT_LENGTH_MAX:
        raise TooLargeForWorkbook(
            f"A text of {len(text)} characters does not fit into a cell.", f"At most {TEXT_LENGTH_MAX} do."
        )
    if text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)
