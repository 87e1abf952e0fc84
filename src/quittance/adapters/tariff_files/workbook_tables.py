"""One sheet of a workbook as a table of a tariff."""

from __future__ import annotations

from collections.abc import Sequence

from quittance.adapters.tariff_files.cell_text import Cell, text_of_cell
from quittance.adapters.tariff_files.workbook_layout import cell_name
from quittance.core.tariff.findings import found
from quittance.core.tariff.source import SourceCell, SourceRow, SourceTable
from quittance.kernel.finding import Finding, Place, Severity


def read_table(
    sheet: str, rows: Sequence[Sequence[Cell]], file: str
) -> tuple[SourceTable | None, list[Finding]]:
    """The table and what could not be read of it; no table on an empty sheet. A row with # is a comment."""
    if not rows or not any(text_of_cell(cell) for cell in rows[0]):
        return None, []
    findings: list[Finding] = []
    headings = [_cell(cell, sheet, file, 0, column) for column, cell in enumerate(rows[0])]
    while not headings[-1].text:
        headings.pop()
    wide = len(headings)
    read: list[SourceRow] = []
    for number, row in enumerate(rows[1:], start=1):
        cells = [_cell(cell, sheet, file, number, column) for column, cell in enumerate(row)]
        if not any(cell.text for cell in cells) or cells[0].text.startswith("#"):
            continue
        findings += [
            found("RAGGED_ROW", f"{cell.text!r} stands under no heading.", cell.place)
            for cell in cells[wide:]
            if cell.text
        ]
        findings += [
            _percent(cells[column])
            for column, cell in enumerate(row[:wide])
            if isinstance(cell, float) and headings[column].text.endswith("[%]") and abs(cell) < 1 and cell
        ]
        read.append(SourceRow(cells[0].place, tuple(cells[:wide])))
    return SourceTable(sheet, Place(file, sheet=sheet), tuple(headings), tuple(read)), findings


def _cell(cell: Cell, sheet: str, file: str, row: int, column: int) -> SourceCell:
    return SourceCell(text_of_cell(cell), Place(file, sheet=sheet, cell=cell_name(row, column)))


def _percent(cell: SourceCell) -> Finding:
    return found(
        "BAD_CELL",
        f"The cell is stored as the number {cell.text} and is read as {cell.text} %.",
        cell.place,
        "Excel may show such a number times 100. Format the cell as text and write the percentage.",
        Severity.WARNING,
    )
