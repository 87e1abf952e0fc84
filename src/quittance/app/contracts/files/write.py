"""Writes exported contracts to a folder, or to a workbook to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

from quittance.adapters.tariff_files.write_folder import FolderNotEmpty

Sheets = Mapping[str, Sequence[Sequence[object]]]


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Each file under the folder. Refuses with `FolderNotEmpty`; parties may lie there already."""
    if folder.exists() and (not folder.is_dir() or (folder / "contracts").exists()):
        raise FolderNotEmpty(f"{folder} has contracts already.", "Name a new folder.")
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_workbook(sheets: Sheets, path: Path) -> None:
    """A sheet for each name, its first row the heading; cells are texts, so that digits stay as written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as workbook:
        head = workbook.add_format({"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF"})
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write_string(number, column, str(cell), head if number == 0 else None)
            for column, cells in enumerate(zip(*rows, strict=True)):
                sheet.set_column(column, column, min(max(len(str(cell)) for cell in cells) + 2, 60))
            if len(rows) > 1:
                sheet.autofilter(0, 0, len(rows) - 1, len(rows[0]) - 1)
