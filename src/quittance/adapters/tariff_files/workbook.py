"""A tariff read from one workbook: sheet *tariff* (key, value), sheet *lines*, and one sheet a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from quittance.adapters.tariff_files.cell_text import Cell, text_of_cell, value_of_cell
from quittance.adapters.tariff_files.workbook_layout import LINES, TARIFF, cell_name
from quittance.adapters.tariff_files.workbook_tables import read_table
from quittance.core.tariff.findings import found
from quittance.core.tariff.source import (
    SourceLine,
    SourceSection,
    SourceTable,
    SourceTariff,
    SourceValue,
    TariffUnreadable,
)
from quittance.kernel.finding import Finding, Place

Rows = Sequence[Sequence[Cell]]


def read_workbook(path: Path, name: str = "") -> SourceTariff:
    """The tariff as written in the workbook; places name it `name` (default its own) with sheet and cell.

    Raises `TariffUnreadable` where there is no workbook or one of the two sheets is missing.
    """
    file = name or path.name
    sheets = _sheets(path, file)
    missing = [sheet for sheet in (TARIFF, LINES) if sheet not in sheets]
    if missing:
        raise TariffUnreadable(
            tuple(
                found("UNREADABLE", f"The workbook has no sheet {sheet!r}.", Place(file), _SHEETS_HINT)
                for sheet in missing
            )
        )
    findings: list[Finding] = []
    sections = _sections(sheets[TARIFF], file, findings)
    tables: dict[str, SourceTable] = {}
    for sheet, rows in sheets.items():
        if sheet not in (TARIFF, LINES):
            table, noticed = read_table(sheet, rows, file)
            findings += noticed
            if table is not None:
                tables[sheet] = table
    return SourceTariff(
        place=Place(file, sheet=LINES),
        header=sections.get("", _NO_SECTION).values,
        lines=tuple(_lines(sheets[LINES], file, findings)),
        terms=sections.get("terms", _NO_SECTION).values,
        facts=_named(sections, "facts."),
        indexes=_named(sections, "index."),
        tables=tables,
        findings=tuple(findings),
    )


_SHEETS_HINT = "A tariff has the sheets tariff (key, value) and lines, and one sheet a table."
_NO_SECTION = SourceSection(Place(""), {})


def _sheets(path: Path, file: str) -> dict[str, Rows]:
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return {
                name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
                for name in workbook.sheet_names
            }
    except (CalamineError, OSError) as error:
        message = f"The file cannot be read as a workbook: {error}."
        finding = found("UNREADABLE", message, Place(file), "Save it as .xlsx, without a password.")
        raise TariffUnreadable((finding,)) from None


def _sections(rows: Rows, file: str, findings: list[Finding]) -> dict[str, SourceSection]:
    """The cover's values by section: "" is the header, then "terms", "facts.name", "index.name"."""
    values: dict[str, SourceValue] = {}
    sections = {"": SourceSection(Place(file, sheet=TARIFF), values)}
    for number, row in enumerate(rows[1:], start=1):
        key = text_of_cell(row[0]) if row else ""
        place = Place(file, sheet=TARIFF, cell=cell_name(number, 0))
        if not key or key.startswith("#"):
            continue
        if key.startswith("["):
            section = key.strip("[] ")
            if section != "terms" and not section.startswith(("facts.", "index.")):
                findings.append(_unknown_section(key, place))
            values = {}
            sections[section] = SourceSection(place, values)
        elif key in values:
            findings.append(found("GIVEN_TWICE", f"The key {key!r} stands twice.", place))
        else:
            cell = row[1] if len(row) > 1 else ""
            values[key] = SourceValue(
                value_of_cell(key, cell), Place(file, sheet=TARIFF, cell=cell_name(number, 1))
            )
    return sections


def _unknown_section(key: str, place: Place) -> Finding:
    return found("UNKNOWN_KEY", f"There is no section {key}.", place, "Use [terms], [facts.…], [index.…].")


def _named(sections: Mapping[str, SourceSection], prefix: str) -> dict[str, SourceSection]:
    return {name.removeprefix(prefix): part for name, part in sections.items() if name.startswith(prefix)}


def _lines(rows: Rows, file: str, findings: list[Finding]) -> Iterator[SourceLine]:
    if not rows:
        return
    keys = [text_of_cell(cell) for cell in rows[0]]
    for number, row in enumerate(rows[1:], start=1):
        place = Place(file, sheet=LINES, cell=cell_name(number, 0))
        texts = [text_of_cell(cell) for cell in row]
        if not any(texts) or texts[0].startswith("#"):
            continue
        values = {}
        for column, (cell, text) in enumerate(zip(row, texts, strict=True)):
            if not text:
                continue
            at = Place(file, sheet=LINES, cell=cell_name(number, column))
            if not keys[column]:
                findings.append(found("RAGGED_ROW", f"{text!r} stands under no heading.", at))
            else:
                values[keys[column]] = SourceValue(value_of_cell(keys[column], cell), at)
        yield SourceLine(place, values)
